package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.alert.label.LabelSet;

/**
 * What happens to a few alerts, made from a number. Looks at groups come at an interval, and events far from them, so that a
 * few milliseconds decide nothing.
 *
 * <p>Kept out are the cases in which we differ from Alertmanager 0.25 on purpose (docs/notifications.md): a group that is
 * empty does not come back, and what ends in silence does not fire again.
 *
 * @param interval from one look to the next
 */
record AlertScript(
        int number, Duration interval, Kind kind, List<String> groupBy, boolean repeats, List<Event> events) {

    private static final int REPLAY = 100_000;
    private static final int SLOTS = 9;
    private static final int ALERTS = 5;
    private static final List<List<String>> GROUPINGS =
            List.of(List.of("script"), List.of("script", "g"), List.of(), List.of("..."));

    enum Kind {
        /** One alert of each group fires all the time, others come and go. */
        FLAPPING,
        /** All fire, and all end. */
        CLOSING,
        SILENCED,
        INHIBITED
    }

    enum Action {
        FIRE,
        RESOLVE,
        SILENCE
    }

    /** Something that happens to an alert so long after the start. */
    record Event(Duration after, Action action, int alert, Duration length) {}

    static AlertScript of(int number, Duration interval) {
        Random random = new Random(number * 7_919L);
        Kind kind = Kind.values()[number % Kind.values().length];
        // Alone in its group, an alert that comes and goes would leave it empty.
        int groupings = kind == Kind.FLAPPING ? GROUPINGS.size() - 1 : GROUPINGS.size();
        List<String> groupBy = GROUPINGS.get(random.nextInt(groupings));
        List<Event> events = new ArrayList<>();
        for (int alert = 0; alert < ALERTS; alert++) {
            events.add(new Event(at(0, random, 50, interval), Action.FIRE, alert, Duration.ZERO));
            switch (kind) {
                case FLAPPING -> flap(events, alert, random, interval);
                case CLOSING, INHIBITED ->
                    events.add(new Event(
                            at(2 + random.nextInt(SLOTS - 2), random, 150, interval),
                            Action.RESOLVE,
                            alert,
                            Duration.ZERO));
                case SILENCED -> silence(events, alert, random, interval);
            }
        }
        events.sort(Comparator.comparing(Event::after));
        return new AlertScript(number, interval, kind, groupBy, random.nextBoolean(), List.copyOf(events));
    }

    /** The same once more, with alerts that nobody has heard of. */
    AlertScript again() {
        return new AlertScript(number + REPLAY, interval, kind, groupBy, repeats, events);
    }

    private static void flap(List<Event> events, int alert, Random random, Duration interval) {
        boolean firing = true;
        for (int slot = 1; slot <= SLOTS && alert > 1; slot++) {
            Duration after = at(slot, random, 150, interval);
            if (random.nextInt(3) == 0) {
                firing = !firing;
                events.add(new Event(after, firing ? Action.FIRE : Action.RESOLVE, alert, Duration.ZERO));
            } else if (firing && random.nextInt(4) == 0) {
                events.add(new Event(after, Action.FIRE, alert, Duration.ZERO));
            }
        }
    }

    private static void silence(List<Event> events, int alert, Random random, Duration interval) {
        if (random.nextBoolean()) {
            Duration length = interval.multipliedBy(1 + random.nextInt(4));
            Duration after = at(random.nextInt(5), random, 75, interval).plus(interval.dividedBy(10));
            events.add(new Event(after, Action.SILENCE, alert, length));
        }
        if (random.nextInt(3) == 0) {
            events.add(
                    new Event(at(5 + random.nextInt(4), random, 100, interval), Action.RESOLVE, alert, Duration.ZERO));
        }
    }

    /** A quarter into a slot, give or take so many thousandths of one. */
    private static Duration at(int slot, Random random, int spread, Duration interval) {
        long thousandths = slot * 1_000L + 250 + random.nextInt(2 * spread + 1) - spread;
        return interval.multipliedBy(thousandths).dividedBy(1_000);
    }

    Duration groupWait() {
        return interval.dividedBy(2);
    }

    Duration repeatInterval() {
        return repeats ? interval.multipliedBy(5).dividedBy(2) : Duration.ofHours(1);
    }

    /** Up to which messages are compared: between two looks. */
    Duration length() {
        return interval.multipliedBy(123).dividedBy(10);
    }

    /** Less than this decides nothing. */
    Duration jitter() {
        return interval.multipliedBy(6).dividedBy(100);
    }

    /** By how much a message may come later than it is due. */
    Duration late() {
        return interval.dividedBy(4);
    }

    /** Names an alert in results, as the label of this name. */
    static String name(int alert) {
        return Character.toString('a' + alert);
    }

    LabelSet labels(int alert) {
        Map<String, String> labels = new HashMap<>();
        labels.put("alertname", "Fault");
        labels.put("script", Integer.toString(number));
        labels.put("kind", kind.name());
        labels.put("g", alert % 2 == 0 ? "x" : "y");
        labels.put("n", name(alert));
        labels.put("role", alert < 2 ? "source" : "target");
        return LabelSet.of(labels);
    }

    /** An event with the time at which it really happened, and how long it took to tell Alertmanager. */
    record Happened(Event event, Instant at, Duration took) {}
}
