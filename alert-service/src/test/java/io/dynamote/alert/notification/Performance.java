package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.dynamote.alert.notification.AlertScript.Happened;
import org.awaitility.Awaitility;

/**
 * Plays scripts to Alertmanager, one after another, each while others still run.
 *
 * @param apart from the beginning of one to that of the next
 */
record Performance(AlertmanagerProcess alertmanager, Duration apart) {

    private static final Duration AHEAD = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    List<Comparison> play(List<AlertScript> scripts) {
        if (scripts.isEmpty()) {
            return List.of();
        }
        try (ScheduledExecutorService timer = Executors.newScheduledThreadPool(16)) {
            Instant start = Instant.now().plus(AHEAD);
            List<Part> parts = new ArrayList<>();
            for (AlertScript script : scripts) {
                parts.add(begin(timer, script, start.plus(apart.multipliedBy(parts.size()))));
            }
            AlertScript last = scripts.getLast();
            ScheduledFuture<?> end = timer.schedule(
                    () -> true, millisUntil(parts.getLast().until().plus(last.late())), TimeUnit.MILLISECONDS);
            Awaitility.await().atMost(PATIENCE).until(end::isDone);
            return parts.stream().map(this::compare).toList();
        }
    }

    private record Part(AlertScript script, List<ScheduledFuture<Happened>> events, Instant until) {}

    /** Events of each alert come in their order, as one follows from the answer to the other only by time. */
    private Part begin(ScheduledExecutorService timer, AlertScript script, Instant begin) {
        Map<Integer, Instant> starts = new ConcurrentHashMap<>();
        List<ScheduledFuture<Happened>> events = script.events().stream()
                .map(event -> timer.schedule(
                        () -> happen(script, event, starts),
                        millisUntil(begin.plus(event.after())),
                        TimeUnit.MILLISECONDS))
                .toList();
        return new Part(script, events, begin.plus(script.length()));
    }

    private Happened happen(AlertScript script, AlertScript.Event event, Map<Integer, Instant> starts) {
        Instant now = Instant.now();
        int alert = event.alert();
        switch (event.action()) {
            case FIRE -> {
                starts.putIfAbsent(alert, now);
                alertmanager.alert(script.labels(alert), starts.get(alert), now.plus(Duration.ofHours(1)));
            }
            case RESOLVE -> alertmanager.alert(script.labels(alert), starts.remove(alert), now);
            case SILENCE -> alertmanager.silence(script, alert, now, now.plus(event.length()));
        }
        return new Happened(event, now, Duration.between(now, Instant.now()));
    }

    private Comparison compare(Part part) {
        List<Happened> events = part.events().stream()
                .map(ScheduledFuture::resultNow)
                .sorted(Comparator.comparing(Happened::at))
                .toList();
        int number = part.script().number();
        return Comparison.of(part.script(), events, part.until(), alertmanager.received(number));
    }

    private static long millisUntil(Instant time) {
        return Math.max(0, Duration.between(Instant.now(), time).toMillis());
    }
}
