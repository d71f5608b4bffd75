package io.dynamote.telemetry.hosthistory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.dynamote.events.Topics;
import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Carries {@code dynamote.host-samples} into history, each sample once: what a batch adds, which numbers it had and how far
 * it has read are one transaction. One instance writes at a time: it writes through the connection that holds the lock, so
 * one that lost the lock cannot write any more. What is in memory only is read anew after any failure.
 */
@Context
final class HostHistoryWriter {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration WRITE = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final int MOST_SAMPLES = 5_000;

    private final DatabaseConnections connections;
    private final SchemaMigration schema;
    private final HostRetention retention;
    private final String bootstrapServers;
    private final Clock clock;
    private final Lives lives;

    HostHistoryWriter(
            DatabaseConnections connections,
            SchemaMigration schema,
            HostRetention retention,
            KafkaProperties kafka,
            Clock clock) {
        this.connections = connections;
        this.schema = schema;
        this.retention = retention;
        this.bootstrapServers = kafka.bootstrapServers();
        this.clock = clock;
        this.lives = new Lives("host-history", this::live).start();
    }

    private void live(BooleanSupplier goOn) {
        if (!schema.isDone()) {
            return;
        }
        try (Connection connection = connections.open("host-history")) {
            connections.awaitLock(connection, "host-history", goOn);
            connection.setAutoCommit(false);
            if (goOn.getAsBoolean()) {
                write(connection, goOn);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("history of hosts is not written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Connection connection, BooleanSupplier goOn) throws SQLException {
        HostIntake intake = HostIntake.load(connection);
        try (KafkaConsumer<String, byte[]> consumer = open()) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(Topics.HOST_SAMPLES.name())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            consumer.assign(partitions);
            seek(connection, consumer, partitions);
            Instant swept = Instant.EPOCH;
            while (goOn.getAsBoolean()) {
                Instant begun = clock.instant();
                gather(consumer, intake, begun, goOn);
                Map<Integer, Long> positions = new HashMap<>();
                partitions.forEach(each -> positions.put(each.partition(), consumer.position(each)));
                // What is begun is complete only if nothing was left to be read.
                boolean all = partitions.stream()
                        .allMatch(each -> consumer.currentLag(each).orElse(1) == 0);
                intake.write(connection, positions, begun, all ? begun : Instant.EPOCH);
                connection.commit();
                if (Duration.between(swept, begun).compareTo(SWEEP) >= 0) {
                    sweep(connection, begun);
                    swept = begun;
                }
            }
        }
    }

    private void gather(
            KafkaConsumer<String, byte[]> consumer, HostIntake intake, Instant begun, BooleanSupplier goOn) {
        Instant oldest = begun.minus(retention.minutes());
        do {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                intake.take(record.value(), oldest);
            }
        } while (goOn.getAsBoolean()
                && intake.samples() < MOST_SAMPLES
                && Duration.between(begun, clock.instant()).compareTo(WRITE) < 0);
    }

    private static void seek(
            Connection connection, KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions)
            throws SQLException {
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

    private void sweep(Connection connection, Instant now) throws SQLException {
        try {
            HostPartitions.dropBefore(connection, Resolution.MINUTE, now.minus(retention.minutes()));
            HostPartitions.dropBefore(connection, Resolution.HOUR, now.minus(retention.hours()));
            Timestamp oldest = Timestamp.from(now.minus(retention.hours()));
            for (String delete : List.of(
                    "delete from host_drive_day where at < ?",
                    "delete from host_backup_run where finished < ?",
                    "delete from host_service_change where at < ?",
                    "delete from host_known where heard < ?")) {
                try (PreparedStatement statement = connection.prepareStatement(delete)) {
                    statement.setTimestamp(1, oldest);
                    statement.executeUpdate();
                }
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!"55P03".equals(e.getSQLState())) { // lock_not_available: somebody reads, the next sweep will do
                throw e;
            }
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "default.api.timeout.ms",
                        5_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @PreDestroy
    void close() {
        lives.close();
    }
}
