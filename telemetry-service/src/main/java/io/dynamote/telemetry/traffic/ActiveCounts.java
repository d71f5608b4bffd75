package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.TrafficActive;
import io.dynamote.events.traffic.TrafficSource;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Requests under way, as the producers told last. What a producer told holds for its lease: nothing is active for ever.
 * What it listed within the ring and no longer lists has none; of what it never listed it tells nothing.
 */
@Singleton
final class ActiveCounts {

    private static final int MOST_PRODUCERS = 10_000;
    private static final int MOST_REMEMBERED = 2_000;

    private final Map<String, Teller> tellers = new HashMap<>();
    private final FrontendsHeard frontends;
    private final Clock clock;
    private @Nullable Sums sums;

    /** What one producer told. */
    private record Teller(TrafficSource source, Instant until, Map<SeriesKey, Listed> series) {}

    /** Requests of a series, and until when the pulse held that listed it last. */
    private record Listed(long count, Instant until) {}

    /** Sums, and until when they hold if nobody tells anything new. */
    private record Sums(Map<SeriesKey, Long> series, Map<Scope, Long> scopes, Instant until) {}

    ActiveCounts(FrontendsHeard frontends, Clock clock) {
        this.frontends = frontends;
        this.clock = clock;
    }

    /** Takes the place of what the producer told before; they come in order. */
    synchronized void add(TrafficActive told) {
        TrafficSource source = FrontendPulse.isFrom(told.producer()) ? TrafficSource.FRONTEND : TrafficSource.GATEWAY;
        if (source == TrafficSource.FRONTEND) {
            frontends.note(told);
        }
        if (tellers.size() >= MOST_PRODUCERS && !tellers.containsKey(told.producer())) {
            discardEnded();
            if (tellers.size() >= MOST_PRODUCERS) {
                return;
            }
        }
        Map<SeriesKey, Listed> series = new HashMap<>();
        for (GatewayPulse.Active active : told.active()) {
            series.merge(
                    key(active, source),
                    new Listed(active.count(), told.until()),
                    (one, other) -> new Listed(one.count() + other.count(), told.until()));
        }
        Teller before = tellers.get(told.producer());
        if (before != null) {
            remember(before, series);
        }
        tellers.put(told.producer(), new Teller(source, told.until(), series));
        sums = null;
    }

    private void remember(Teller before, Map<SeriesKey, Listed> series) {
        Instant oldest = clock.instant().minus(LiveTraffic.reach());
        before.series().forEach((key, listed) -> {
            if (listed.until().isAfter(oldest) && series.size() < MOST_REMEMBERED) {
                series.putIfAbsent(key, new Listed(0, listed.until()));
            }
        });
    }

    private static SeriesKey key(GatewayPulse.Active active, TrafficSource source) {
        return new SeriesKey(
                active.deployment() == null ? "" : active.deployment(),
                active.model(),
                active.team() == null ? "" : active.team(),
                source);
    }

    /** Requests of a scope that are under way; empty if no producer tells of it at present, for then nobody knows. */
    OptionalLong count(Scope scope) {
        Long count = byScope().get(scope);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** Requests of any of the scopes, each once. */
    OptionalLong count(ScopeUnion union) {
        if (union.isOne()) {
            return count(union.all().getFirst());
        }
        List<Long> held = current().series().entrySet().stream()
                .filter(entry -> union.holds(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return held.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(held.stream().mapToLong(Long::longValue).sum());
    }

    /** What is under way by scope; a scope of which nobody tells is not there. */
    Map<Scope, Long> byScope() {
        return current().scopes();
    }

    private synchronized Sums current() {
        Instant now = clock.instant();
        Sums known = sums;
        if (known == null || !now.isBefore(known.until())) {
            known = add(now);
            sums = known;
        }
        return known;
    }

    /** Adds up what holds now; of a frontend only where no gateway tells of requests under way. */
    private Sums add(Instant now) {
        List<Teller> valid = tellers.values().stream()
                .filter(teller -> teller.until().isAfter(now))
                .toList();
        Set<String> toldByGateways = valid.stream()
                .filter(teller -> teller.source() == TrafficSource.GATEWAY)
                .flatMap(teller -> teller.series().keySet().stream())
                .map(SeriesKey::deployment)
                .collect(Collectors.toSet());
        SourceChoice choice = SourceChoice.of(toldByGateways);
        Map<SeriesKey, Long> series = new HashMap<>();
        for (Teller teller : valid) {
            teller.series().forEach((key, listed) -> {
                if (choice.takes(key.source(), key.deployment())) {
                    series.merge(key, listed.count(), Long::sum);
                }
            });
        }
        Map<Scope, Long> scopes = new HashMap<>();
        if (!valid.isEmpty()) {
            scopes.put(new Scope.Everything(), 0L);
        }
        series.forEach((key, count) -> Scopes.of(key).forEach(scope -> scopes.merge(scope, count, Long::sum)));
        Instant until =
                valid.stream().map(Teller::until).min(Instant::compareTo).orElse(Instant.MAX);
        return new Sums(series, Map.copyOf(scopes), until);
    }

    /** Forgets the producers whose lease has ended. */
    synchronized void discardEnded() {
        Instant now = clock.instant();
        tellers.values().removeIf(teller -> !teller.until().isAfter(now));
        frontends.discardOld();
    }
}
