package io.dynamote.telemetry.traffic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamote.events.traffic.TrafficSource;

/** Of which deployments gateways have told, and until when: within the ring their word is taken. */
final class GatewaysHeard {

    private final Map<String, Long> newestSlots = new ConcurrentHashMap<>();

    /**
     * Notes who told of a slot.
     *
     * @param oldest slot of the ring
     * @return whether it is the first that a gateway tells of the deployment within the ring
     */
    boolean note(SeriesKey key, long slot, long oldest) {
        if (key.source() != TrafficSource.GATEWAY || slot < oldest) {
            return false;
        }
        Long before = newestSlots.get(key.deployment());
        newestSlots.merge(key.deployment(), slot, Math::max);
        return before == null || before < oldest;
    }

    /** Whose word is taken, if this is the oldest slot of the ring. */
    SourceChoice choice(long oldest) {
        return SourceChoice.of(deployment -> newestSlots.getOrDefault(deployment, Long.MIN_VALUE) >= oldest);
    }

    /** Forgets what was told before a slot. */
    void discardBefore(long slot) {
        newestSlots.values().removeIf(newest -> newest < slot);
    }
}
