package io.dynamote.runtime.database;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.dynamote.runtime.ending.Ending;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.annotation.PreDestroy;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the service's schema up to date before anything else touches it. If Postgres is away at start, the service
 * starts all the same and this goes on in the background; a migration that fails for any other reason stops the start.
 * One that fails later can no longer stop it: the failure is then what the health of Postgres says, and the migration is
 * tried again until somebody has removed its cause.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(property = "datasources.default.url")
public class SchemaMigration implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER_FAILURE = Duration.ofSeconds(5);

    private final Flyway flyway;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable String failure;

    SchemaMigration(
            @Property(name = "dynamote.service") String service,
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String user,
            @Property(name = "datasources.default.password", defaultValue = "") String password) {
        this.flyway = Flyway.configure()
                .dataSource(url, user, password)
                .schemas(service)
                .locations("classpath:db/runtime", "classpath:db/" + service)
                .outOfOrder(true) // the runtime's migrations have versions below those of the service
                .load();
        if (!migrate()) {
            LOG.warn("Postgres cannot be reached; the schema is migrated once it can be");
            Thread.ofVirtual().name("schema-migration").start(this::retry);
        }
    }

    /** Whether the schema is as this version of the service needs it. */
    public boolean isDone() {
        return done.isDone() && !done.isCancelled();
    }

    /** Why the latest attempt failed, in one line; empty if none failed but for Postgres being away. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns once the schema can be used, or the service ends. */
    public void awaitDone() {
        try {
            done.join();
        } catch (CancellationException e) {
            LOG.debug("the service ends before its schema could be used", e);
        }
    }

    /** Runs the work once the schema can be used: at once on this thread, or later on another. */
    public void whenDone(Runnable work) {
        var _ = done.thenRun(work);
    }

    private boolean migrate() {
        try {
            flyway.migrate();
            failure = null;
            done.complete(null);
            return true;
        } catch (FlywayException e) {
            if (DatabaseOutage.causes(e)) {
                return false;
            }
            throw e;
        }
    }

    private void retry() {
        try {
            Duration pause = RETRY;
            while (!done.isDone() && !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = migrateLate() ? RETRY : RETRY_AFTER_FAILURE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing but an outage was in the way. */
    private boolean migrateLate() {
        try {
            var _ = migrate();
            return true;
        } catch (FlywayException e) {
            String reason = e.getMessage().lines().findFirst().orElse("");
            if (!reason.equals(failure)) {
                LOG.error("the schema cannot be migrated; trying again until it can be", e);
            }
            failure = reason;
            return false;
        }
    }

    @Override
    @PreDestroy
    public void end() {
        closing.countDown();
        var _ = done.cancel(false);
    }
}
