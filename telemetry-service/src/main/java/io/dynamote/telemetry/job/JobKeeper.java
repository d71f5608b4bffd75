package io.dynamote.telemetry.job;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every state of {@code dynamote.jobs} into Postgres, once: how far it is lies in the transaction of what it writes.
 * The instances share the partitions; those that cannot be read become dead letters here, and nowhere else.
 */
@Context
final class JobKeeper implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(JobKeeper.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration DISCARD = Duration.ofMinutes(30);

    private final DatabaseConnections connections;
    private final SchemaMigration schema;
    private final KafkaProperties kafka;
    private final JobProperties properties;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final ConsumerLags lags;
    private final Lives lives;
    private Instant discarded = Instant.MIN;
    private boolean complained;

    JobKeeper(
            DatabaseConnections connections,
            SchemaMigration schema,
            KafkaProperties kafka,
            JobProperties properties,
            DeadLetters deadLetters,
            ConsumerLags lags,
            Clock clock) {
        this.connections = connections;
        this.schema = schema;
        this.kafka = kafka;
        this.properties = properties;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.lags = lags;
        this.lives = new Lives("job-keeper", this::keep).start();
    }

    private void keep(BooleanSupplier goOn) {
        if (!schema.isDone()) {
            return;
        }
        try (Connection connection = connections.open("jobs");
                KafkaConsumer<String, byte[]> consumer = open();
                ConsumerLags.Watch _ = lags.watch("job-keeper", consumer)) {
            connection.setAutoCommit(false);
            Map<Integer, Long> positions = new HashMap<>();
            Set<TopicPartition> arrived = new HashSet<>();
            consumer.subscribe(List.of(Topics.JOBS.name()), new Arrivals(consumer, arrived, positions));
            complained = false;
            while (goOn.getAsBoolean()) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    write(connection, records, positions);
                }
                if (!arrived.isEmpty()) {
                    begin(connection, consumer, arrived, positions);
                    arrived.clear();
                }
                discard(connection);
            }
        } catch (SQLException e) {
            // One line for an outage, however long it lasts; health tells of it too.
            if (!complained) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("jobs wait for Postgres");
            }
            complained = true;
        }
    }

    private void write(Connection connection, ConsumerRecords<String, byte[]> records, Map<Integer, Long> positions)
            throws SQLException {
        JobTables tables = new JobTables(connection);
        JobPositions stored = new JobPositions(connection);
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, byte[]>> own = records.records(partition);
            for (ConsumerRecord<String, byte[]> record : own) {
                take(tables, record);
            }
            long next = own.getLast().offset() + 1;
            stored.move(partition.partition(), positions.getOrDefault(partition.partition(), 0L), next);
            positions.put(partition.partition(), next);
        }
        connection.commit();
    }

    private void take(JobTables tables, ConsumerRecord<String, byte[]> record) throws SQLException {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        Instant heardAt = Instant.ofEpochMilli(record.timestamp());
        try {
            var state = JobRecord.read(String.valueOf(record.key()), headers, record.value(), heardAt);
            if (state.isPresent()) {
                tables.take(state.get(), heardAt);
            }
        } catch (UnreadableEventException e) {
            deadLetters.publish(record.topic(), headers, record.value(), String.valueOf(e.getMessage()));
        }
    }

    private void discard(Connection connection) throws SQLException {
        Instant now = clock.instant();
        if (discarded.isBefore(now.minus(DISCARD))) {
            int gone = new JobTables(connection).discardBefore(now.minus(properties.keep()));
            connection.commit();
            discarded = now;
            if (gone > 0) {
                LOG.atInfo().addKeyValue("attempts", gone).log("discarded jobs that were kept long enough");
            }
        }
    }

    /** Begins each partition where Postgres says; a topic that was made anew, at its beginning. */
    private static void begin(
            Connection connection,
            KafkaConsumer<String, byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<Integer, Long> positions)
            throws SQLException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        JobPositions stored = new JobPositions(connection);
        for (TopicPartition partition : partitions) {
            long next = stored.next(partition.partition());
            if (next > ends.get(partition)) {
                // What was read of the old topic is recognised if it comes again.
                stored.move(partition.partition(), next, 0);
                next = 0;
            }
            positions.put(partition.partition(), next);
            consumer.seek(partition, next);
        }
        connection.commit();
        consumer.resume(partitions);
    }

    /** Nothing is read of new partitions until it is known where to begin; an outage of Postgres is no business of Kafka's. */
    private record Arrivals(
            KafkaConsumer<String, byte[]> consumer, Set<TopicPartition> arrived, Map<Integer, Long> positions)
            implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            arrived.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            arrived.removeAll(partitions);
            partitions.forEach(partition -> positions.remove(partition.partition()));
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "group.id",
                        "dynamote.job-keeper",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed",
                        "allow.auto.create.topics",
                        false,
                        "session.timeout.ms",
                        10_000,
                        "heartbeat.interval.ms",
                        1_000,
                        "metadata.max.age.ms",
                        10_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void end() {
        lives.end();
    }

    @PreDestroy
    void close() {
        lives.close();
    }
}
