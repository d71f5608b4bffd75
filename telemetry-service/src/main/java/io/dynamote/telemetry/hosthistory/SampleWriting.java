package io.dynamote.telemetry.hosthistory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.telemetry.host.HostProperties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the writer: carries {@code dynamote.host-samples} into history, each sample once. What a batch adds, which
 * numbers it had and how far it has read are one transaction. A batch that Postgres refuses for what is in it is taken in
 * halves until the sample at fault stands alone; that becomes a dead letter, and the others of all hosts go on.
 */
final class SampleWriting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SampleWriting.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration WRITE = Duration.ofSeconds(5);
    private static final int MOST_RECORDS = 5_000;
    private static final long MOST_BYTES = 32 << 20;

    /** Classes of SQLSTATE that say what is wrong with a value: data exceptions, constraints, limits of a row. */
    private static final Set<String> OF_VALUES = Set.of("22", "23", "54");

    private final Connection connection;
    private final KafkaConsumer<String, byte[]> consumer;
    private final ConsumerLags.Watch watch;
    private final List<TopicPartition> partitions;
    private final Duration kept;
    private final HostProperties properties;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private HostIntake intake;

    private SampleWriting(
            Connection connection,
            KafkaConsumer<String, byte[]> consumer,
            Duration kept,
            HostProperties properties,
            DeadLetters deadLetters,
            ConsumerLags lags,
            Clock clock)
            throws SQLException {
        this.connection = connection;
        this.consumer = consumer;
        this.kept = kept;
        this.properties = properties;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.intake = HostIntake.load(connection, properties);
        this.partitions = consumer.partitionsFor(Topics.HOST_SAMPLES.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        seek();
        this.watch = lags.watch("host-history", consumer);
    }

    /**
     * Begins where Postgres says that history has got to.
     *
     * @param connection not in auto-commit mode
     * @param kept how long minutes are; nothing is taken of samples that are older
     */
    static SampleWriting begin(
            Connection connection,
            KafkaProperties kafka,
            Duration kept,
            HostProperties properties,
            DeadLetters deadLetters,
            ConsumerLags lags,
            Clock clock)
            throws SQLException {
        KafkaConsumer<String, byte[]> consumer = open(kafka);
        try {
            return new SampleWriting(connection, consumer, kept, properties, deadLetters, lags, clock);
        } catch (SQLException | RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Reads for some seconds and writes that. */
    void step(BooleanSupplier goOn) throws SQLException {
        Instant begun = clock.instant();
        List<ConsumerRecord<String, byte[]>> records = gather(begun, goOn);
        Map<Integer, Long> positions = new HashMap<>();
        partitions.forEach(each -> positions.put(each.partition(), consumer.position(each)));
        // What is begun is complete only if nothing was left to be read.
        boolean all =
                partitions.stream().allMatch(each -> consumer.currentLag(each).orElse(1) == 0);
        write(records, begun);
        HostIntake.moveTo(connection, positions, all ? begun : Instant.EPOCH);
        connection.commit();
    }

    /** Forgets hosts that were last heard of before this moment, and says how many samples there was no room for. */
    void sweep(Instant oldest) {
        intake.forgetBefore(oldest);
        long beyond = intake.beyond();
        if (beyond > 0) {
            LOG.atWarn()
                    .addKeyValue("samples", beyond)
                    .addKeyValue("most", properties.most())
                    .log("left out of history: more hosts than dynamote.telemetry.hosts.most");
        }
    }

    private List<ConsumerRecord<String, byte[]>> gather(Instant begun, BooleanSupplier goOn) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long bytes = 0;
        do {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                records.add(record);
                bytes += record.serializedValueSize();
            }
        } while (goOn.getAsBoolean()
                && records.size() < MOST_RECORDS
                && bytes < MOST_BYTES
                && Duration.between(begun, clock.instant()).compareTo(WRITE) < 0);
        return records;
    }

    private void write(List<ConsumerRecord<String, byte[]>> records, Instant begun) throws SQLException {
        try {
            List<HostIntake.Refused> refused = intake.take(records, clock.instant(), begun.minus(kept));
            intake.write(connection, begun);
            HostIntake.moveTo(connection, ends(records), Instant.EPOCH);
            connection.commit();
            refused.forEach(each -> putAside(each.record(), each.reason()));
        } catch (SQLException | IllegalArgumentException | ArithmeticException e) {
            if (records.isEmpty() || (e instanceof SQLException failure && !isOfValues(failure))) {
                throw e;
            }
            connection.rollback();
            intake = HostIntake.load(connection, properties);
            if (records.size() == 1) {
                putAside(records.getFirst(), "cannot be kept: " + e.getMessage());
                return;
            }
            LOG.atDebug()
                    .addKeyValue("records", records.size())
                    .addKeyValue("reason", e.getMessage())
                    .log("a batch is taken in halves");
            int half = records.size() / 2;
            write(records.subList(0, half), begun);
            write(records.subList(half, records.size()), begun);
        }
    }

    private static boolean isOfValues(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && OF_VALUES.contains(state.substring(0, 2));
    }

    private void putAside(ConsumerRecord<String, byte[]> record, String reason) {
        deadLetters.publish(record.topic(), Map.of(), record.value(), reason);
    }

    private static Map<Integer, Long> ends(List<ConsumerRecord<String, byte[]>> records) {
        Map<Integer, Long> ends = new HashMap<>();
        records.forEach(record -> ends.merge(record.partition(), record.offset() + 1, Math::max));
        return ends;
    }

    private void seek() throws SQLException {
        Map<Integer, Long> known = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select partition, next_offset from host_position")) {
            while (row.next()) {
                known.put(row.getInt(1), row.getLong(2));
            }
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            Long next = known.get(partition.partition());
            if (next != null && next <= ends.get(partition)) {
                consumer.seek(partition, next);
            } else {
                // Never read, or a topic that was made anew: what came before is known by its numbers.
                consumer.seekToBeginning(List.of(partition));
            }
        }
    }

    private static KafkaConsumer<String, byte[]> open(KafkaProperties kafka) {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "default.api.timeout.ms",
                        5_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        watch.close();
        consumer.close();
    }
}
