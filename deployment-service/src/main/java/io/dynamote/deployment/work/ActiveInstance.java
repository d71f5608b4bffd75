package io.dynamote.deployment.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.dynamote.deployment.cluster.ClusterListener;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.DatabaseOutage;
import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one instance of the service the active one, by an advisory lock that ends with its connection, and passes on
 * which deployments need attention: those whose intent was just committed, by notification, and every few seconds those
 * that are not settled, so that a lost notification is no more than a delay.
 */
@Context
final class ActiveInstance implements ClusterListener, Measured {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveInstance.class);
    private static final String LOCK = "active-instance";
    private static final int LISTEN_MILLIS = 500;
    private static final Duration SWEEP = Duration.ofSeconds(3);
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    private static final int PATIENCE_SECONDS = 2;

    private final DatabaseConnections connections;
    private final Census census;
    private final List<ActivePart> parts;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean active;
    private volatile boolean everythingMayHaveChanged = true;

    ActiveInstance(DatabaseConnections connections, Census census, List<ActivePart> parts) {
        this.connections = connections;
        this.census = census;
        this.parts = List.copyOf(parts);
        this.thread = Thread.ofPlatform().name("active-instance").daemon().start(this::run);
    }

    private void run() {
        while (running) {
            try (Connection connection = connections.open("active-instance")) {
                connections.awaitLock(connection, LOCK, () -> running);
                connections.listen(connection, "intent");
                work(connection);
            } catch (SQLException e) {
                lost(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!DatabaseOutage.causes(e)) {
                    // Nothing but this thread keeps the service active: it must not end with the exception.
                    LOG.atError().setCause(e).log("unexpected failure of the active instance");
                }
                lost(e);
            }
        }
    }

    private void work(Connection connection) throws SQLException {
        LOG.info("active instance");
        parts.forEach(ActivePart::begin);
        active = true;
        try {
            PGConnection notifications = connection.unwrap(PGConnection.class);
            long swept = System.nanoTime() - SWEEP.toNanos();
            everythingMayHaveChanged = true;
            while (running) {
                for (PGNotification notification : notifications.getNotifications(LISTEN_MILLIS)) {
                    DeploymentRef ref = DeploymentRef.parse(notification.getParameter());
                    parts.forEach(part -> part.wake(ref));
                }
                if (everythingMayHaveChanged || System.nanoTime() - swept >= SWEEP.toNanos()) {
                    swept = System.nanoTime();
                    requireAlive(connection);
                    sweep();
                }
            }
        } finally {
            active = false;
            parts.forEach(ActivePart::end);
        }
    }

    private static void requireAlive(Connection connection) throws SQLException {
        if (!connection.isValid(PATIENCE_SECONDS)) {
            throw new SQLException("the connection that holds the lock is gone", "08006");
        }
    }

    private void sweep() {
        boolean everything = everythingMayHaveChanged;
        everythingMayHaveChanged = false;
        census.noteContact();
        for (DeploymentRef ref : everything ? census.live() : census.unsettled()) {
            parts.forEach(part -> part.sweep(ref));
        }
    }

    @Override
    public void changed(String key) {
        // The parts that care listen themselves.
    }

    @Override
    public void reconnected() {
        everythingMayHaveChanged = true;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.gauge(
                "dynamote_active_instance",
                "Whether this instance is the one that applies and observes deployments (1) or another one may be (0).",
                () -> active ? 1 : 0));
    }

    private void lost(Exception e) {
        if (running) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("no longer active, trying again");
            try {
                Thread.sleep(BACK_OFF);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                running = false;
            }
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }
}
