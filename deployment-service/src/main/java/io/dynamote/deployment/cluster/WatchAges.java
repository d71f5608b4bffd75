package io.dynamote.deployment.cluster;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/**
 * When the caches were last known to follow the cluster, by kind. A cache of which nothing changes is not old, and one that
 * changes is not new if its watch has broken off: so each heartbeat that the cluster answers looks which watches are open.
 */
@Singleton
final class WatchAges {

    private final Map<String, Instant> current = new ConcurrentHashMap<>();

    /** Looks at the watches, now that the cluster has answered. */
    void note(ClusterWatch watch, Instant now) {
        watch.kinds().forEach((kind, informers) -> {
            if (informers.isCurrent()) {
                current.put(kind, now);
            }
        });
    }

    /** When each kind was last known to be current; one that never was is not in it. */
    Map<String, Instant> current() {
        return Map.copyOf(current);
    }
}
