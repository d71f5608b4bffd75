package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;

/** The last fifteen minutes of everything. Whoever asks gets sums over any scope and any part of that time. */
@Singleton
final class LiveTraffic implements Measured {

    private static final Duration LENGTH = Duration.ofMinutes(15);

    private final Map<SeriesKey, LiveSeries> series = new ConcurrentHashMap<>();
    private final MovingTraffic moving;
    private final Clock clock;

    LiveTraffic(MovingTraffic moving, Clock clock) {
        this.moving = moving;
        this.clock = clock;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.gauge(
                "dynamote_traffic_live_series",
                "Combinations of deployment, model, team and source with traffic in the last 15 minutes.",
                series::size));
    }

    /**
     * Adds a window.
     *
     * @throws InvalidSampleException if a histogram cannot be read; nothing was added then
     */
    void add(TrafficWindow window) throws InvalidSampleException {
        long slot = Math.floorDiv(window.slot().toEpochMilli(), TrafficWindow.SLOT_MILLIS);
        byte[][] frames = new byte[window.series().size()][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = Frame.of(window.series().get(i));
        }
        for (int i = 0; i < frames.length; i++) {
            TrafficWindow.Series added = window.series().get(i);
            SeriesKey key = new SeriesKey(window.deployment(), added.model(), added.team(), added.source());
            series.computeIfAbsent(key, _ -> new LiveSeries()).add(slot, frames[i]);
            moving.add(key, slot, frames[i]);
        }
    }

    /** The slot in which we are. */
    long currentSlot() {
        return Math.floorDiv(clock.millis(), TrafficWindow.SLOT_MILLIS);
    }

    /** Sums of a scope from the first to the last slot, both included. */
    Totals totals(Scope scope, long first, long last) {
        return totals(ScopeUnion.of(scope), first, last);
    }

    /** Sums of any of the scopes from the first to the last slot, both included; each series once. */
    Totals totals(ScopeUnion scopes, long first, long last) {
        Totals totals = new Totals();
        SourceChoice sources = sources();
        series.forEach((key, live) -> {
            if (scopes.holds(key) && isTaken(sources, key)) {
                live.addTo(totals, first, last);
            }
        });
        return totals;
    }

    /** The series of the scopes. */
    List<LiveSeries> series(ScopeUnion scopes) {
        SourceChoice sources = sources();
        return series.entrySet().stream()
                .filter(entry -> scopes.holds(entry.getKey()) && isTaken(sources, entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whose word is taken: that of gateways for deployments of which one told within the ring. */
    SourceChoice sources() {
        return moving.sources();
    }

    private static boolean isTaken(SourceChoice sources, SeriesKey key) {
        return sources.takes(key.source(), key.deployment());
    }

    /**
     * Every scope of this kind that had traffic within the ring, in order.
     *
     * @param name of the scope to which a series belongs; blank if it belongs to none
     * @param kind the scope with this name
     */
    List<Scope> scopes(Function<SeriesKey, String> name, Function<String, Scope> kind) {
        SourceChoice sources = sources();
        return series.keySet().stream()
                .filter(key -> isTaken(sources, key))
                .map(name)
                .filter(each -> !each.isBlank())
                .distinct()
                .map(kind)
                .sorted(Comparator.comparing(Scope::text))
                .toList();
    }

    /** Forgets what has left the ring. */
    void discardOld() {
        long oldest = currentSlot() - LiveSeries.SLOTS + 1;
        Collection<SeriesKey> silent = series.entrySet().stream()
                .filter(entry -> entry.getValue().newest() < oldest)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        series.keySet().removeAll(silent);
        series.values().forEach(live -> live.discardBefore(oldest));
    }

    /** How far back one may ask. */
    static Duration length() {
        return LENGTH;
    }

    /** How far back the ring reaches. */
    static Duration reach() {
        return Duration.ofMillis((long) LiveSeries.SLOTS * TrafficWindow.SLOT_MILLIS);
    }
}
