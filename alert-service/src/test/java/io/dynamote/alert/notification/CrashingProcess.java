package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.route.GroupBy;
import io.dynamote.alert.route.Intervals;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.route.Timing;
import io.dynamote.alert.silence.Silences;
import io.dynamote.alert.state.Alert;

/**
 * Pipeline, store, queue and sender as a service has them, in a process that ends anywhere and begins anew, with receivers
 * that take, refuse, limit and hang. After ten minutes it ends no more and receivers take everything.
 */
final class CrashingProcess {

    static final List<String> DESTINATIONS = List.of("ops/slack/0", "ops/webhook/0");

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final int TROUBLED = 600;
    private static final int CALM = 600;
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final List<String> NAMES = List.of("Aa", "Ab", "Ac", "Ba", "Bb");

    private Instant now = START;
    private final Random random;
    private final NotificationStore store = new InMemoryNotificationStore(() -> now);
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final List<Alert> news = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Notification> decided = new ArrayList<>();
    private final List<UUID> sent = new ArrayList<>();
    private NotificationPipeline pipeline;
    private int taken;
    private int stored;
    private int crashes;
    private boolean troubled = true;

    /** A message at its receiver, and whether the answer to it was recorded. */
    record Arrival(Notification notification, boolean recorded) {
        Instant firstTry() {
            return Objects.requireNonNull(notification.tries().since());
        }

        /** Which alerts fire in it, and which do not. */
        List<Set<Fingerprint>> content() {
            LogEntry entry = LogEntry.of(notification.alerts(), notification.at());
            return List.of(entry.firing(), entry.resolved());
        }
    }

    /** The end of the process. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    CrashingProcess(long seed) {
        random = new Random(seed);
        pipeline = pipeline();
    }

    private NotificationPipeline pipeline() {
        Timing timing = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofDays(1), Duration.ZERO);
        Route route = new Route(
                "{}",
                Matchers.NONE,
                false,
                new GroupBy(false, List.of("alertname")),
                timing,
                "ops",
                List.of(),
                List.of(),
                List.of());
        List<Destination> destinations = DESTINATIONS.stream()
                .map(id -> new Destination("ops", id, true, Duration.ofSeconds(1)))
                .toList();
        return new NotificationPipeline(
                new Routing(route, Intervals.NONE, List.of(), Map.of("ops", destinations)),
                new Silences(),
                Scene.RETRY,
                random,
                () -> new UUID(random.nextLong(), random.nextLong()));
    }

    void run() {
        for (int second = 0; second < TROUBLED + CALM; second++) {
            now = START.plusSeconds(second);
            troubled = second < TROUBLED;
            if (troubled && random.nextInt(6) == 0) {
                change(NAMES.get(random.nextInt(NAMES.size())));
            }
            try {
                work();
            } catch (Crash crash) {
                crashes++;
                taken = stored;
                pipeline = pipeline();
                pipeline.restore(store.load(), now);
            }
        }
    }

    private void change(String name) {
        Alert before = alerts.get(name);
        LabelSet labels = LabelSet.of(Map.of("alertname", name.substring(0, 1), "n", name.substring(1)));
        Alert after =
                before != null && before.isFiring(now) ? before.resolved(now) : Alert.firing(labels, Map.of(), now, "");
        alerts.put(name, after);
        news.add(after);
    }

    private void work() {
        for (; taken < news.size(); taken++) {
            pipeline.take(news.get(taken), now);
        }
        store.finished().forEach(outcome -> pipeline.answered(outcome.notification(), outcome.answer(), now));
        pipeline.advance(now);
        mayCrash();
        Changes changes = pipeline.changes();
        store.store(changes);
        decided.addAll(changes.due());
        stored = taken;
        mayCrash();
        for (Notification message : store.lease(10, LEASE)) {
            mayCrash();
            send(message);
        }
    }

    private void send(Notification message) {
        sent.add(message.id());
        int luck = troubled ? random.nextInt(10) : 9;
        boolean arrives = luck > 3;
        Answer answer = luck < 2
                ? new Answer.Retry("503", null, false)
                : luck == 2
                        ? new Answer.Retry("429", Duration.ofSeconds(7), false)
                        : luck < 5 ? new Answer.Retry("no answer", null, true) : Scene.DELIVERED;
        int index = arrivals.size();
        if (arrives) {
            arrivals.add(new Arrival(message, false));
        }
        mayCrash();
        boolean known = store.finish(message.id(), answer) && answer instanceof Answer.Delivered;
        if (known) {
            arrivals.set(index, new Arrival(message, true));
        }
        mayCrash();
    }

    private void mayCrash() {
        if (troubled && random.nextInt(50) == 0) {
            throw new Crash();
        }
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    List<Notification> decided() {
        return decided;
    }

    List<UUID> sent() {
        return sent;
    }

    Collection<Alert> alerts() {
        return alerts.values();
    }

    int crashes() {
        return crashes;
    }

    Instant now() {
        return now;
    }
}
