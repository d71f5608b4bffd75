package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.TrafficActive;

/**
 * The newest pulse of each producer that has not been handed on yet. The lease is counted from when the pulse was made,
 * or from now if the producer's clock is ahead: one that waited in Kafka while nobody read is not given new life.
 */
final class Pulses {

    private final Clock clock;
    private final Map<String, GatewayPulse> newest = new HashMap<>();

    Pulses(Clock clock) {
        this.clock = clock;
    }

    void add(GatewayPulse pulse) {
        newest.merge(pulse.producer(), pulse, (known, next) -> isOlder(next, known) ? known : next);
    }

    private static boolean isOlder(GatewayPulse one, GatewayPulse other) {
        return one.epoch() < other.epoch()
                || (one.epoch() == other.epoch() && one.time().isBefore(other.time()));
    }

    /** What is to be handed on, which is forgotten here. */
    List<TrafficActive> take() {
        Instant now = clock.instant();
        List<TrafficActive> all = new ArrayList<>();
        for (GatewayPulse pulse : newest.values()) {
            Instant begin = pulse.time().isAfter(now) ? now : pulse.time();
            Instant until = begin.plusSeconds(pulse.leaseSeconds());
            if (until.isAfter(now)) {
                all.add(new TrafficActive(pulse.producer(), pulse.time(), until, pulse.active()));
            }
        }
        newest.clear();
        return all;
    }
}
