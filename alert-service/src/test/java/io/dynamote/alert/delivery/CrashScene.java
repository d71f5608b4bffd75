package io.dynamote.alert.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.delivery.Instances.Ended;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.embedded.process.StartCache;
import org.awaitility.core.ConditionTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Signals, instances that end, Postgres and receivers. */
final class CrashScene implements AutoCloseable {

    private static final int AT_ONCE = 3;
    private static final int WARM = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Map<String, Object> properties = new ConcurrentHashMap<>();
    private final Path log;
    private final Feed feed;
    private final PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
    private final LeftBehind left = new LeftBehind(postgres);
    private final Peace peace;
    private final Instances instances;
    private final TroubledReceivers receivers;
    private final Knowledge knowledge = new Knowledge();
    private final Plan plan = new Plan(start);

    CrashScene(Path directory, Random random) {
        log = directory.resolve("service.log");
        feed = new Feed(directory.resolve("signals"));
        peace = new Peace(directory.resolve("peace"));
        instances = new Instances(properties, log, peace, random);
        receivers = new TroubledReceivers(instances::arrived);
        properties.putAll(AlertDatabase.properties(postgres));
        // Any free port: nobody asks them anything.
        properties.put("micronaut.server.port", -1);
        properties.put("crash.start", start.toEpochMilli());
        properties.put("crash.feed", feed.file());
        properties.put("crash.peace", peace.file());
        properties.put("crash.stub", receivers.address());
    }

    /** What a process that never ended would have made of the signals. */
    List<Transition> transitions() {
        return plan.transitions(Feed.read(feed.file()));
    }

    LeftBehind left() {
        return left;
    }

    /** Has an instance run until it has loaded what it needs, for others to start from. */
    void warmUp(StartCache cache) {
        instances.startFrom(cache);
        instances.start(Ending.NEVER);
        until(() -> left.triesOver() > WARM, true);
        instances.endAll();
        assertThat(cache.isWritten()).isTrue();
    }

    /** Has several instances run, until so many have ended, and looks at times whether all is told that is so. */
    void crash(int times, int checkedEvery) {
        instances.endAltogether(times, AT_ONCE);
        for (int ends = checkedEvery; ends < times; ends += checkedEvery) {
            int so = ends;
            until(() -> instances.ends() >= so, true);
            awaitTruth();
        }
        until(() -> instances.ends() >= times, true);
        awaitTruth();
    }

    /** No signals come and no process ends; what there is to tell gets told. */
    private void awaitTruth() {
        peace.begin();
        Map<String, Set<String>> truth = Knowledge.truth(transitions());
        try {
            until(
                    () -> left.isQuiet(feed.length())
                            && knowledge.read(left, receivers.arrivals()).equals(truth),
                    false);
        } catch (ConditionTimeoutException e) {
            assertThat(knowledge.read(left, receivers.arrivals()))
                    .as("what receivers know to fire")
                    .isEqualTo(truth);
            throw e;
        }
        assertThat(left.isAllOver())
                .as("nobody is left with an alert")
                .isEqualTo(truth.values().stream().allMatch(Set::isEmpty));
        peace.end();
    }

    /** All is well, and receivers take everything; what there is to tell gets told. */
    void calmDown() {
        receivers.calmDown();
        feed.calmDown();
        awaitTruth();
    }

    private void until(BooleanSupplier condition, boolean signalsCome) {
        feed.pause();
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(LOOK).until(() -> {
            if (signalsCome) {
                feed.flow();
            }
            instances.tend(left::owner);
            return condition.getAsBoolean();
        });
    }

    /** All instances that ended. */
    List<Ended> ended() {
        return instances.ended();
    }

    Account account() throws IOException {
        return new Account(left.tries(0), receivers.arrivals(), instances.ended(), Files.readString(log));
    }

    @Override
    public void close() throws SQLException {
        try (postgres;
                left;
                receivers;
                instances) {
            feed.pause();
        }
    }
}
