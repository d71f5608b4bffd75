package io.dynamote.telemetry.hosthistory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.dynamote.telemetry.host.HostProperties;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;

/**
 * Keeps the history of hosts being written. One instance writes at a time: it writes through the connection that holds the
 * lock, so one that lost the lock cannot write any more. What is in memory only is read anew after any failure.
 */
@Context
final class HostHistoryWriter implements Ending {

    private static final Duration SWEEP = Duration.ofHours(1);

    private final DatabaseConnections connections;
    private final SchemaMigration schema;
    private final HostRetention retention;
    private final HostProperties properties;
    private final KafkaProperties kafka;
    private final DeadLetters deadLetters;
    private final ConsumerLags lags;
    private final Clock clock;
    private final Lives lives;

    HostHistoryWriter(
            DatabaseConnections connections,
            SchemaMigration schema,
            HostRetention retention,
            HostProperties properties,
            KafkaProperties kafka,
            DeadLetters deadLetters,
            ConsumerLags lags,
            Clock clock) {
        this.connections = connections;
        this.schema = schema;
        this.retention = retention;
        this.properties = properties;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.lags = lags;
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
        try (SampleWriting life =
                SampleWriting.begin(connection, kafka, retention.minutes(), properties, deadLetters, lags, clock)) {
            Instant swept = Instant.EPOCH;
            while (goOn.getAsBoolean()) {
                Instant begun = clock.instant();
                life.step(goOn);
                if (Duration.between(swept, begun).compareTo(SWEEP) >= 0) {
                    Instant unheard = begun.minus(longest(retention.minutes(), properties.forgetAfter()));
                    sweep(connection, begun, unheard);
                    life.sweep(unheard);
                    swept = begun;
                }
            }
        }
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /**
     * Deletes what is older than it is kept.
     *
     * @param unheard hosts that were last heard of before this are shown no more, and nothing that they may send is taken
     */
    private void sweep(Connection connection, Instant now, Instant unheard) throws SQLException {
        try {
            HostPartitions.dropBefore(connection, Resolution.MINUTE, now.minus(retention.minutes()));
            HostPartitions.dropBefore(connection, Resolution.HOUR, now.minus(retention.hours()));
            Instant oldest = now.minus(retention.hours());
            delete(connection, "delete from host_drive_day where at < ?", oldest);
            delete(connection, "delete from host_backup_run where finished < ?", oldest);
            delete(connection, "delete from host_service_change where at < ?", oldest);
            delete(connection, "delete from host_known where heard < ?", unheard);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!"55P03".equals(e.getSQLState())) { // lock_not_available: somebody reads, the next sweep will do
                throw e;
            }
        }
    }

    private static void delete(Connection connection, String statement, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(statement)) {
            delete.setTimestamp(1, Timestamp.from(before));
            delete.executeUpdate();
        }
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
