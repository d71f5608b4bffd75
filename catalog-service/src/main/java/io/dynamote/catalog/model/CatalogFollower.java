package io.dynamote.catalog.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.DatabaseOutage;
import io.dynamote.runtime.database.SchemaMigration;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the copy in memory up to date: reads what is newer than the last revision it knows, then waits for Postgres to
 * tell of a commit, and looks anyway every second. That look is also how the age of the copy is known.
 *
 * <pre>
 *   connect ──► offer shipped models ──► read what is new ──► wait for a notification, a second at most
 *      ▲                                     ▲                     │
 *      └── pause ◄── any failure             └─────────────────────┘
 * </pre>
 */
@Singleton
class CatalogFollower {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    private final SchemaMigration schema;
    private final DatabaseConnections connections;
    private final ShippedModels shipped;
    private final Catalog catalog;
    private final Clock clock;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("catalog-follower").unstarted(this::run);
    private volatile boolean running = true;
    private boolean offered;
    private boolean complained;
    private long known;

    CatalogFollower(
            SchemaMigration schema,
            DatabaseConnections connections,
            ShippedModels shipped,
            Catalog catalog,
            Clock clock) {
        this.schema = schema;
        this.connections = connections;
        this.shipped = shipped;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Gives the first reading some time, so that a service that has started has its catalog, if Postgres is there. */
    @EventListener
    void start(StartupEvent event) throws InterruptedException {
        thread.start();
        if (schema.isDone() && !loaded.await(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("the catalog is not loaded yet, starting without it");
        }
    }

    private void run() {
        schema.awaitDone();
        while (running) {
            try (Connection connection = connections.open("catalog-follower")) {
                follow(connection);
            } catch (SQLException e) {
                complain(e);
                pause(PAUSE);
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
        ModelTable table = new ModelTable(connection);
        connections.listen(connection, "models");
        offer();
        while (running) {
            look(table);
            connections.awaitNotification(connection, POLL);
        }
    }

    private void offer() throws SQLException {
        if (offered) {
            return;
        }
        try {
            shipped.offer();
            offered = true;
        } catch (RuntimeException e) {
            if (!DatabaseOutage.causes(e)) {
                throw e;
            }
            throw new SQLException("the shipped models could not be offered", e); // the loop knows what to do
        }
    }

    private void look(ModelTable table) throws SQLException {
        Instant asOf = clock.instant();
        List<ModelRow> rows = table.changedSince(known);
        catalog.take(rows);
        catalog.confirm(asOf);
        known = rows.stream().mapToLong(ModelRow::revision).reduce(known, Math::max);
        loaded.countDown();
        complained = false;
    }

    /** One line for an outage, however long it lasts. */
    private void complain(Exception e) {
        if (running && !complained) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("catalog cannot be read, trying again");
        }
        complained = true;
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(Duration.ofSeconds(3));
    }
}
