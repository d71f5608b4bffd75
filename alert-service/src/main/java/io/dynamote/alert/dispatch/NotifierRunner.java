package io.dynamote.alert.dispatch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.dynamote.alert.configuration.Alerting;
import io.dynamote.alert.delivery.Notifier;
import io.dynamote.alert.delivery.Notifiers;
import io.dynamote.alert.feed.Bell;
import io.dynamote.alert.feed.ChangeFeed;
import io.dynamote.alert.feed.Channel;
import io.dynamote.alert.notification.RetryPolicy;
import io.dynamote.alert.silence.Silences;
import io.dynamote.alert.store.Mutes;
import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.database.DatabaseOutage;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.Lives;
import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is told, in one instance at a time: the one that holds the advisory lock. Should two believe that they do,
 * the store stops the older one. It sleeps until there is news, an answer, a change of silences or routes, or something is
 * due.
 */
@Context
@Requires(property = "dynamote.alert.work", notEquals = "false")
final class NotifierRunner implements Ending, Measured {

    private static final Logger LOG = LoggerFactory.getLogger(NotifierRunner.class);
    private static final String LOCK = "notifier";
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int PATIENCE_SECONDS = 2;

    private final DatabaseConnections connections;
    private final SchemaMigration schema;
    private final Notifiers notifiers;
    private final AlertingFiles files;
    private final Mutes mutes;
    private final Housekeeping housekeeping;
    private final Clock clock;
    private final String owner;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Bell bell = new Bell();
    private final AtomicBoolean routesChanged = new AtomicBoolean();
    private final AtomicBoolean mutesChanged = new AtomicBoolean();
    private final Lives lives;
    private volatile boolean active;
    private boolean complained;

    NotifierRunner(
            DatabaseConnections connections,
            SchemaMigration schema,
            ChangeFeed feed,
            Notifiers notifiers,
            AlertingFiles files,
            Mutes mutes,
            Housekeeping housekeeping,
            Clock clock,
            Supplier<UUID> ids) {
        this.connections = connections;
        this.schema = schema;
        this.notifiers = notifiers;
        this.files = files;
        this.mutes = mutes;
        this.housekeeping = housekeeping;
        this.clock = clock;
        this.owner = ids.get().toString();
        feed.on(Channel.NEWS, bell::ring);
        feed.on(Channel.ANSWERS, bell::ring);
        feed.on(Channel.MUTES, () -> note(mutesChanged));
        feed.on(Channel.ROUTES, () -> note(routesChanged));
        this.lives = new Lives("notifier", this::live).start();
    }

    private void note(AtomicBoolean change) {
        change.set(true);
        bell.ring();
    }

    private void live(BooleanSupplier goOn) {
        if (!schema.isDone()) {
            return;
        }
        try (Connection connection = connections.open("notifier")) {
            connections.awaitLock(connection, LOCK, goOn);
            active = goOn.getAsBoolean();
            while (goOn.getAsBoolean()) {
                routesChanged.set(false);
                decide(connection, files.load(), goOn);
            }
        } catch (SQLException e) {
            complain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!DatabaseOutage.causes(e)) {
                throw e;
            }
            complain(e);
        } finally {
            active = false;
        }
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.gauge(
                "dynamote_notifier_active",
                "Whether this instance is the one that decides what is told (1) or another one may be (0).",
                () -> active ? 1 : 0));
    }

    /** By these routes, until there are others. */
    private void decide(Connection connection, Alerting alerting, BooleanSupplier goOn) throws SQLException {
        Silences silences = new Silences();
        // Before the first step, as after each change: the file has windows too.
        mutesChanged.set(true);
        Notifier notifier = notifiers.begin(owner, alerting.routing(), silences, RetryPolicy.USUAL, random);
        LOG.atInfo().addKeyValue("owner", owner).log("decides what is told");
        long looked = System.nanoTime();
        while (goOn.getAsBoolean() && !routesChanged.get()) {
            // Before they are read: a change that comes meanwhile is read again.
            boolean muting = mutesChanged.getAndSet(false);
            if (muting) {
                mutes.readInto(silences, alerting.maintenance());
            }
            var _ = notifier.step();
            complained = false;
            housekeeping.keep(silences, muting, notifier.misjudged());
            bell.await(sleep(notifier));
            if (System.nanoTime() - looked > LOOK.toNanos()) {
                if (!connection.isValid(PATIENCE_SECONDS)) {
                    throw new SQLException("the connection that holds the lock is gone", "08006");
                }
                looked = System.nanoTime();
            }
        }
    }

    private Duration sleep(Notifier notifier) {
        Instant now = clock.instant();
        Duration until = notifier.next()
                .map(next -> Duration.between(now, next).plusMillis(1))
                .orElse(LONGEST_SLEEP);
        return until.compareTo(LONGEST_SLEEP) < 0 ? until : LONGEST_SLEEP;
    }

    /** One line for an outage, however long it lasts. */
    private void complain(Exception e) {
        if (!complained) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("nothing is decided, trying again");
        }
        complained = true;
    }

    @Override
    public void end() {
        lives.end();
        bell.ring();
    }

    @PreDestroy
    void close() {
        end();
        lives.close();
    }
}
