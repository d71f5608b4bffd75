package io.dynamote.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.dynamote.runtime.health.DependencyHealth;
import io.dynamote.runtime.health.HealthState;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Postgres every few seconds, over a connection of its own, so that a full pool is not taken for an outage. */
@Context
@Requires(property = "datasources.default.url")
final class DatabaseHealth implements DependencyHealth {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 2;

    private final DatabaseConnections connections;
    private final SchemaMigration schema;
    private final List<DatabaseLook> looks;
    private final Clock clock;
    private final boolean essential;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile HealthState state;

    DatabaseHealth(
            DatabaseConnections connections,
            SchemaMigration schema,
            List<DatabaseLook> looks,
            Clock clock,
            @Property(name = "dynamote.postgres.essential", defaultValue = "true") boolean essential) {
        this.essential = essential;
        this.connections = connections;
        this.schema = schema;
        this.looks = List.copyOf(looks);
        this.clock = clock;
        this.state = HealthState.unknown(clock.instant());
        this.thread = Thread.ofVirtual().name("database-health").start(this::run);
    }

    private void run() {
        while (running) {
            try (Connection connection = connections.open("health")) {
                while (running && connection.isValid(PATIENCE_SECONDS)) {
                    state = reached();
                    look(connection);
                    Thread.sleep(INTERVAL);
                }
            } catch (SQLException e) {
                state = state.next(HealthState.Status.DOWN, "Postgres cannot be reached", clock.instant());
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** That something cannot be looked at says nothing about the health of Postgres; the next round asks for that. */
    private void look(Connection connection) {
        if (!schema.isDone()) {
            return;
        }
        for (DatabaseLook look : looks) {
            try {
                look.look(connection);
            } catch (SQLException e) {
                LOG.atDebug().setCause(e).log("a look at Postgres failed");
            }
        }
    }

    private HealthState reached() {
        if (schema.isDone()) {
            return state.next(HealthState.Status.UP, null, clock.instant());
        }
        String reason = schema.failure()
                .map(failure -> "The schema cannot be migrated: " + failure)
                .orElse("The schema is being migrated");
        return state.next(HealthState.Status.DOWN, reason, clock.instant());
    }

    private void pause() {
        try {
            Thread.sleep(INTERVAL);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public HealthState state() {
        return state;
    }

    @Override
    public boolean essential() {
        return essential;
    }

    @PreDestroy
    void close() {
        running = false;
        thread.interrupt();
    }
}
