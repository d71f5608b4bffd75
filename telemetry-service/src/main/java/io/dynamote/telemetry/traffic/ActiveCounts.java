package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;

import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.TrafficActive;
import io.dynamote.events.traffic.TrafficSource;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Requests under way, as the producers told last. What a producer told holds for its lease: nothing is active for ever. */
@Singleton
final class ActiveCounts {

    private static final int MOST_PRODUCERS = 10_000;

    private final Map<String, TrafficActive> byProducer = new ConcurrentHashMap<>();
    private final LiveTraffic traffic;
    private final Clock clock;

    ActiveCounts(LiveTraffic traffic, Clock clock) {
        this.traffic = traffic;
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
        long[] sum = {0};
        boolean told = forEach((key, count) -> sum[0] += scope.holds(key) ? count : 0);
        return told ? OptionalLong.of(sum[0]) : OptionalLong.empty();
    }

    /** What is under way by scope, for {@link ActiveHistory}; null if nobody tells. */
    @Nullable
    Map<Scope, Long> byScope() {
        Map<Scope, Long> counts = new HashMap<>();
        boolean told = forEach((key, count) -> Scopes.of(key).forEach(scope -> counts.merge(scope, count, Long::sum)));
        return told ? counts : null;
    }

    /**
     * Hands on what is under way, of a frontend only where no gateway tells: neither of requests that have ended lately nor
     * of any under way.
     *
     * @return whether anybody tells at all
     */
    private boolean forEach(ObjLongConsumer<SeriesKey> consumer) {
        Instant now = clock.instant();
        List<TrafficActive> valid = byProducer.values().stream()
                .filter(told -> told.until().isAfter(now))
                .toList();
        SourceChoice ended = traffic.sources();
        SourceChoice underWay = SourceChoice.of(valid.stream()
                .filter(told -> source(told) == TrafficSource.GATEWAY)
                .flatMap(told -> told.active().stream())
                .map(ActiveCounts::deployment)
                .collect(Collectors.toSet()));
        for (TrafficActive told : valid) {
            TrafficSource source = source(told);
            for (GatewayPulse.Active active : told.active()) {
                String deployment = deployment(active);
                if (ended.takes(source, deployment) && underWay.takes(source, deployment)) {
                    String team = active.team() == null ? "" : active.team();
                    consumer.accept(new SeriesKey(deployment, active.model(), team, source), active.count());
                }
            }
        }
        return !valid.isEmpty();
    }

    private static TrafficSource source(TrafficActive told) {
        return FrontendPulse.isFrom(told.producer()) ? TrafficSource.FRONTEND : TrafficSource.GATEWAY;
    }

    private static String deployment(GatewayPulse.Active active) {
        return active.deployment() == null ? "" : active.deployment();
    }

    /** Forgets the producers whose lease has ended. */
    void discardEnded() {
        Instant now = clock.instant();
        byProducer.values().removeIf(told -> !told.until().isAfter(now));
    }
}
