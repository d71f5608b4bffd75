package io.dynamote.alert.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.delivery.LeftBehind.Try;
import io.dynamote.alert.delivery.TroubledReceivers.Arrival;
import io.dynamote.alert.delivery.TroubledReceivers.Reply;
import io.dynamote.alert.evaluation.Evaluation;
import io.dynamote.alert.evaluation.EvaluationPolicy;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.embedded.process.ServiceProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process that ends between transition, queue, send and record, again and again, under receivers that answer, refuse, hang
 * and limit: no transition is lost or told twice, nothing that was decided is lost, nothing is told twice of which the answer
 * was seen, and what is ambiguous is counted as that.
 */
class DeliveryCrashIT {

    private static final List<String> POINTS = List.of("transition", "queue", "send", "record");
    /** More are asked for by the property; those beyond the first round also kill at any time, every fifth time. */
    private static final int CRASHES = Integer.getInteger("dynamote.crash.count", POINTS.size());

    private static final boolean LONG = CRASHES > POINTS.size();

    private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 5 : 2);
    private static final int SIGNALS_EACH = LONG ? 70 : 50;

    @TempDir
    Path directory;

    @Test
    void shouldLoseNothingAndTellNothingTwiceWhereverItEnds() throws Exception {
        Random random = new Random(7);
        try (PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
                TroubledReceivers receivers = new TroubledReceivers()) {
            Plan plan =
                    new Plan(Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(2), 100 + CRASHES * SIGNALS_EACH);
            Map<String, Object> properties = new ConcurrentHashMap<>(AlertDatabase.properties(postgres));
            properties.put("crash.start", plan.start().toEpochMilli());
            properties.put("crash.signals", plan.signals());
            properties.put("crash.stub", receivers.address());
            arm(properties, 0, random);
            try (ServiceProcess process =
                    new ServiceProcess(CrashingService.class, properties, directory.resolve("service.log"))) {
                for (int crash = 0; crash < CRASHES; crash++) {
                    if (isKill(crash)) {
                        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos() + random.nextLong(2_000_000_000L));
                    } else {
                        await().atMost(PATIENCE).until(() -> !process.isAlive());
                    }
                    arm(properties, crash + 1, random);
                    process.killAndRestart();
                }
                try (LeftBehind left = leftBehind(postgres)) {
                    await().atMost(PATIENCE)
                            .ignoreExceptions()
                            .until(() -> left.count("select max(next_offset) from shard") == plan.signals());
                    receivers.calmDown();
                    await().atMost(PATIENCE).until(() -> isQuiet(left));
                }
            }
            assertThat(Files.readString(directory.resolve("service.log"))).doesNotContain(CrashingService.FAILED);
            try (LeftBehind left = leftBehind(postgres)) {
                checkIncidents(left, plan);
                check(left.tries(), receivers.arrivals(), left);
            }
        }
    }

    private static LeftBehind leftBehind(PostgresServer postgres) throws SQLException {
        return new LeftBehind(postgres);
    }

    private static boolean isKill(int crash) {
        return crash % (POINTS.size() + 1) == POINTS.size();
    }

    private static void arm(Map<String, Object> properties, int crash, Random random) {
        boolean none = crash == CRASHES || isKill(crash);
        properties.put("crash.point", none ? "none" : POINTS.get(crash % (POINTS.size() + 1)));
        properties.put("crash.after", 1 + random.nextInt(3));
    }

    /** Nothing is due, under way or put off. */
    private static boolean isQuiet(LeftBehind left) throws SQLException {
        return left.count("select count(*) from news") == 0
                && left.count("select count(*) from delivery where not noted") == 0
                && left.count("select count(*) from notification_lane where body -> 'putOff' <> 'null'"
                                + " or body -> 'underWay' <> 'null'")
                        == 0
                && left.count("select count(*) from notification_lane"
                                + " where jsonb_array_length(body -> 'told' -> 'firing') > 0")
                        == 0;
    }

    /** Incidents, timelines and events are those of a process that never ended. */
    private static void checkIncidents(LeftBehind left, Plan plan) throws SQLException {
        List<String> expected = new ArrayList<>();
        Map<String, Instant> firing = new HashMap<>();
        for (Transition transition : transitions(plan)) {
            if (transition.fires()) {
                firing.put(transition.entity(), transition.at());
            } else if (transition.resolves()) {
                expected.add(transition.entity() + " " + firing.remove(transition.entity()) + " " + transition.at());
            }
        }
        assertThat(firing).isEmpty();
        assertThat(expected).hasSizeGreaterThan(20);
        List<String> incidents = left.list(
                "select * from incident",
                row -> row.getString("entity") + " "
                        + row.getObject("fired_at", OffsetDateTime.class).toInstant() + " "
                        + row.getObject("resolved_at", OffsetDateTime.class).toInstant());
        assertThat(incidents).containsExactlyInAnyOrderElementsOf(expected);
        for (String type : List.of("fired", "resolved")) {
            assertThat(left.count("select count(*) from timeline where type = '" + type + "'"))
                    .isEqualTo(expected.size());
            assertThat(left.count("select count(*) from outbox where headers ->> 'ce_type' = 'alert." + type + ".v1'"))
                    .isEqualTo(expected.size());
        }
        assertThat(left.count("select count(*) from outbox where topic = 'dynamote.alerts'"))
                .isEqualTo(2L * expected.size());
    }

    private static List<Transition> transitions(Plan plan) {
        List<Transition> transitions = new ArrayList<>();
        Evaluation evaluation = new Evaluation(EvaluationPolicy.defaults());
        evaluation.replaceRules(List.of(Plan.RULE), plan.start(), transitions::add);
        for (int i = 0; i < plan.signals(); i++) {
            evaluation.signal(plan.signal(i), transitions::add);
        }
        return transitions;
    }

    private static void check(List<Try> tries, List<Arrival> arrivals, LeftBehind left) throws SQLException {
        Map<UUID, Reply> replies = new HashMap<>();
        arrivals.forEach(arrival -> assertThat(replies.put(arrival.notification(), arrival.reply()))
                .as("each try is sent once")
                .isNull());
        assertThat(tries).extracting(Try::id).containsAll(replies.keySet());
        assertThat(tries).allSatisfy(one -> assertThat(one.noted()).isTrue());
        tries.forEach(one -> checkOutcome(one, replies.get(one.id())));

        Map<String, List<Try>> lanes = new TreeMap<>();
        tries.forEach(one ->
                lanes.computeIfAbsent(one.lane(), lane -> new ArrayList<>()).add(one));
        assertThat(lanes).hasSize(3 * Plan.DESTINATIONS.size());
        lanes.values().forEach(lane -> checkLane(lane, replies));

        long ambiguous =
                tries.stream().filter(one -> one.state().equals("ambiguous")).count();
        long hung = arrivals.stream()
                .filter(arrival -> arrival.reply() == Reply.SILENCE)
                .count();
        assertThat(ambiguous).as("ambiguous tries").isGreaterThan(hung);
        long told = tries.stream()
                .filter(one -> one.state().equals("delivered"))
                .mapToLong(one -> one.firing().size() + one.resolved().size())
                .sum();
        assertThat(left.count("select count(*) from timeline where type = 'notified'"))
                .isEqualTo(told);
    }

    /**
     * What is recorded is what was answered; where no answer was recorded, the try counts as ambiguous. What did not arrive
     * for want of a connection, as on a machine that is busy, is tried again.
     */
    private static void checkOutcome(Try one, @Nullable Reply reply) {
        if (one.state().equals("ambiguous")) {
            return;
        }
        String expected = switch (reply) {
            case null -> "retry";
            case TAKEN -> "delivered";
            case REFUSED, LIMITED -> "retry";
            case SILENCE -> "ambiguous";
        };
        assertThat(one.state()).as("%s after %s", one, reply).isEqualTo(expected);
    }

    private static void checkLane(List<Try> lane, Map<UUID, Reply> replies) {
        Set<String> known = new HashSet<>();
        Try before = null;
        for (Try one : lane) {
            Reply reply = replies.get(one.id());
            boolean arrived = reply == Reply.TAKEN || reply == Reply.SILENCE;
            if (before != null && arrived) {
                if (before.state().equals("delivered")) {
                    assertThat(one.saysTheSameAs(before) && !one.firstTry().isAfter(before.at()))
                            .as("%s tells again what %s had told", one, before)
                            .isFalse();
                } else {
                    assertThat(one.mayBeKnown()).as("%s after %s", one, before).isTrue();
                }
            }
            if (arrived) {
                before = one;
                one.firing().forEach(alert -> known.add(entity(alert)));
                one.resolved().forEach(alert -> known.remove(entity(alert)));
            }
        }
        assertThat(lane.getLast().state()).as("the last word is delivered").isEqualTo("delivered");
        assertThat(known)
                .as("everything that was told as firing was told to be over")
                .isEmpty();
    }

    private static String entity(String alert) {
        return alert.substring(0, alert.indexOf(' '));
    }
}
