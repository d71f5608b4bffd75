package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.telemetry.history.HistoryProperties;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes hours and days when they are due, makes partitions ahead and drops those that are no longer kept. One instance
 * does so at a time: it holds a lock that ends with its connection.
 */
@Context
final class HistoryKeeper implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final List<Rollup> PARTITIONED = List.of(Rollup.MINUTE, Rollup.TEN_MINUTES, Rollup.HOUR, Rollup.DAY);

    private final DatabaseConnections connections;
    private final SchemaMigration schema;
    private final HistoryProperties properties;
    private final Retention retention;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    HistoryKeeper(
            DatabaseConnections connections,
            SchemaMigration schema,
            HistoryProperties properties,
            Retention retention,
            Clock clock) {
        this.connections = connections;
        this.schema = schema;
        this.properties = properties;
        this.retention = retention;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("traffic-history-keeper").start(this::run);
    }

    private void run() {
        schema.awaitDone();
        while (isOpen()) {
            try (Connection connection = connections.open("traffic-history-keeper")) {
                connections.awaitLock(connection, "traffic-history-keeper", this::isOpen);
                connection.setAutoCommit(false);
                while (isOpen()) {
                    keep(connection);
                    pause();
                }
            } catch (SQLException e) {
                if (isOpen()) {
                    LOG.atWarn().addKeyValue("reason", e.getMessage()).log("keeping history begins anew");
                }
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** One round. */
    void keep(Connection connection) throws SQLException {
        Instant now = clock.instant();
        for (Rollup rollup : PARTITIONED) {
            Partitions.require(
                    connection,
                    rollup,
                    List.of(now.getEpochSecond(), now.plus(AHEAD).getEpochSecond()));
        }
        connection.commit();
        close(connection, now);
        for (Rollup rollup : PARTITIONED) {
            drop(connection, rollup);
        }
    }

    private void close(Connection connection, Instant now) throws SQLException {
        Closing work = new Closing(connection);
        long due = Closing.due(now, properties.grace(), PositionTable.completeUntil(connection));
        boolean more = true;
        while (more && isOpen()) {
            more = work.hour(due, retention.kept());
        }
        more = true;
        while (more && isOpen()) {
            more = work.day(retention.kept());
        }
        more = true;
        while (more && isOpen()) {
            more = work.again(LATE, retention.kept());
        }
    }

    private void drop(Connection connection, Rollup rollup) throws SQLException {
        for (String partition :
                Partitions.endedBefore(connection, rollup, retention.kept().since(rollup))) {
            try {
                Partitions.drop(connection, partition);
                connection.commit();
                LOG.atInfo().addKeyValue("partition", partition).log("history is no longer kept");
            } catch (SQLException e) {
                connection.rollback();
                LOG.atInfo()
                        .addKeyValue("partition", partition)
                        .addKeyValue("reason", e.getMessage())
                        .log("history is dropped later");
            }
        }
        connection.commit();
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause() {
        try {
            var _ = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void end() {
        closing.countDown();
    }

    @PreDestroy
    void close() throws InterruptedException {
        end();
        if (!thread.join(Duration.ofSeconds(5))) {
            thread.interrupt();
        }
    }
}
