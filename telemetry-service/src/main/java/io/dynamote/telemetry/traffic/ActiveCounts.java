package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.TrafficActive;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Requests under way, as the producers told last. What a producer told holds for its lease: nothing is active for ever. */
@Singleton
final class ActiveCounts {

    private static final int MOST_PRODUCERS = 10_000;

    private final Map<String, TrafficActive> byProducer = new ConcurrentHashMap<>();
    private final Clock clock;

    ActiveCounts(Clock clock) {
        this.clock = clock;
    }

    /** Takes the place of what the producer told before; they come in order. */
    void add(TrafficActive told) {
        if (byProducer.size() >= MOST_PRODUCERS && !byProducer.containsKey(told.producer())) {
            discardEnded();
            if (byProducer.size() >= MOST_PRODUCERS) {
                return;
            }
        }
        byProducer.put(told.producer(), told);
    }

    /** Requests of a scope that are under way; empty if no producer tells at present, for then nobody knows. */
    OptionalLong count(Scope scope) {
        Instant now = clock.instant();
        boolean told = false;
        long count = 0;
        for (TrafficActive each : byProducer.values()) {
            if (each.until().isAfter(now)) {
                told = true;
                for (GatewayPulse.Active active : each.active()) {
                    if (scope.holds(key(active))) {
                        count += active.count();
                    }
                }
            }
        }
        return told ? OptionalLong.of(count) : OptionalLong.empty();
    }

    /** What is under way by scope, for {@link ActiveHistory}; null if nobody tells. */
    @Nullable
    Map<Scope, Long> byScope() {
        Instant now = clock.instant();
        Map<Scope, Long> counts = null;
        for (TrafficActive each : byProducer.values()) {
            if (each.until().isAfter(now)) {
                counts = counts == null ? new HashMap<>() : counts;
                for (GatewayPulse.Active active : each.active()) {
                    for (Scope scope : Scopes.of(key(active))) {
                        counts.merge(scope, active.count(), Long::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static SeriesKey key(GatewayPulse.Active active) {
        return new SeriesKey(
                active.deployment() == null ? "" : active.deployment(),
                active.model(),
                active.team() == null ? "" : active.team());
    }

    /** Forgets the producers whose lease has ended. */
    void discardEnded() {
        Instant now = clock.instant();
        byProducer.values().removeIf(told -> !told.until().isAfter(now));
    }
}
