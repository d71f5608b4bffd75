package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

import io.dynamote.alert.inhibition.InhibitionRule;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.route.GroupBy;
import io.dynamote.alert.route.Intervals;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.route.Timing;
import io.dynamote.alert.silence.Silences;
import io.dynamote.alert.state.Alert;

/** A pipeline with a clock of its own and receivers that answer as they are told. */
final class Scene {

    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    static final Answer DELIVERED = new Answer.Delivered("200 ok");

    /** Waits of whole numbers, no repetition by chance, no jitter. */
    static final RetryPolicy RETRY = new RetryPolicy(
            Duration.ofSeconds(1), 2, 0, Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofDays(1));

    final Silences silences = new Silences();
    final List<Told> told = new ArrayList<>();
    final List<Notification> tries = new ArrayList<>();
    NotificationPipeline pipeline;
    Instant now = START;

    private final NotificationStore store = new InMemoryNotificationStore(() -> now);
    private final Map<LabelSet, Alert> alerts = new HashMap<>();
    private final Routing routing;
    private long ids;
    private BiFunction<Notification, Instant, Answer> receivers = (notification, at) -> DELIVERED;

    /** A message that arrived: when, why, and the alerts by their label {@code n}, ended ones with a minus. */
    record Told(long second, Reason reason, String alerts, String receiver) {}

    Scene(Routing routing) {
        this.routing = routing;
        this.pipeline = pipeline();
    }

    private NotificationPipeline pipeline() {
        return new NotificationPipeline(routing, silences, RETRY, new Random(1), () -> new UUID(0, ids++));
    }

    /** One route that groups everything by alert name, to one place. */
    static Scene of(Timing timing) {
        return of(timing, Duration.ZERO, List.of());
    }

    static Scene of(Timing timing, Duration spacing, List<InhibitionRule> rules) {
        return new Scene(routing(route(timing, List.of()), spacing, true, rules));
    }

    static Route route(Timing timing, List<Route> children) {
        return new Route(
                "{}",
                Matchers.NONE,
                false,
                new GroupBy(false, List.of("alertname")),
                timing,
                "ops",
                List.of(),
                List.of(),
                children);
    }

    static Routing routing(Route root, Duration spacing, boolean sendResolved, List<InhibitionRule> rules) {
        return new Routing(
                root,
                Intervals.NONE,
                rules,
                Map.of("ops", List.of(new Destination("ops", "ops/slack/0", sendResolved, spacing))));
    }

    static Timing timing(long wait, long interval, long repeat) {
        return timing(wait, interval, repeat, 0);
    }

    static Timing timing(long wait, long interval, long repeat, long settle) {
        return new Timing(
                Duration.ofSeconds(wait),
                Duration.ofSeconds(interval),
                Duration.ofSeconds(repeat),
                Duration.ofSeconds(settle));
    }

    NotificationStore store() {
        return store;
    }

    void answers(BiFunction<Notification, Instant, Answer> how) {
        receivers = how;
    }

    /** The process begins anew; nothing is left but what was stored. */
    void restart() {
        store.store(pipeline.changes());
        pipeline = pipeline();
        pipeline.restore(store.load(), now);
    }

    /** The alert {@code n} of this name begins to fire, or still does. */
    void fire(String name, String n) {
        LabelSet labels = labels(name, n);
        Alert before = alerts.get(labels);
        Instant start = before == null || !before.isFiring(now) ? now : before.startsAt();
        take(new Alert(labels, Map.of(), start, null, false, now, ""));
    }

    void fire(LabelSet labels) {
        take(Alert.firing(labels, Map.of(), now, ""));
    }

    void resolve(String name, String n) {
        take(Optional.ofNullable(alerts.get(labels(name, n))).orElseThrow().resolved(now));
    }

    private void take(Alert alert) {
        alerts.put(alert.labels(), alert);
        pipeline.take(alert, now);
    }

    static LabelSet labels(String name, String n) {
        return LabelSet.of(Map.of("alertname", name, "n", n));
    }

    /** Lets time pass up to a second since the start; messages are answered at once. */
    void until(long second) {
        Instant end = START.plusSeconds(second);
        while (pipeline.next().filter(next -> !next.isAfter(end)).isPresent()) {
            Instant next = pipeline.next().orElseThrow();
            now = next.isAfter(now) ? next : now;
            decide(now).forEach(this::deliver);
        }
        now = end;
    }

    /** What is due at a time, of which the decision is stored. */
    List<Notification> decide(Instant at) {
        pipeline.advance(at);
        Changes changes = pipeline.changes();
        store.store(changes);
        return changes.due();
    }

    private void deliver(Notification notification) {
        tries.add(notification);
        Answer answer = receivers.apply(notification, now);
        if (answer instanceof Answer.Delivered) {
            told.add(told(notification));
        }
        pipeline.answered(notification.id(), answer, now);
    }

    private Told told(Notification notification) {
        TreeMap<String, Boolean> names = new TreeMap<>();
        for (Alert alert : notification.alerts()) {
            names.put(alert.labels().get("n"), alert.isFiring(notification.at()));
        }
        StringBuilder text = new StringBuilder();
        names.forEach((n, firing) -> text.append(firing ? "" : "-").append(n));
        return new Told(
                Duration.between(START, now).toSeconds(),
                notification.reason(),
                text.toString(),
                notification.destination().id());
    }

    /** What was told, as text: {@code 30 FIRST ab}. */
    List<String> messages() {
        return told.stream()
                .map(one -> one.second() + " " + one.reason() + " " + one.alerts())
                .toList();
    }
}
