package io.dynamote.deployment.cluster;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;

/** What is known of the cluster, and how old it is. */
@Singleton
final class ClusterFigures implements Measured {

    private final ClusterConnection connection;
    private final WatchAges ages;
    private final Clock clock;

    ClusterFigures(ClusterConnection connection, WatchAges ages, Clock clock) {
        this.connection = connection;
        this.ages = ages;
        this.clock = clock;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauges(
                        "dynamote_informer_age_seconds",
                        "Time since the cache of a kind was last known to follow the cluster; absent before it did.",
                        "kind",
                        this::ages),
                Metric.gauges(
                        "dynamote_informer_objects",
                        "Objects of a kind that are cached; absent while the cluster is away.",
                        "kind",
                        this::objects));
    }

    private Map<String, Double> ages() {
        Map<String, Double> seconds = new HashMap<>();
        ages.current().forEach((kind, at) -> seconds.put(kind, Metric.secondsSince(at, clock)));
        return seconds;
    }

    private Map<String, Integer> objects() {
        Map<String, Integer> objects = new HashMap<>();
        connection
                .watching()
                .ifPresent(watch -> watch.kinds().forEach((kind, informers) -> objects.put(kind, informers.size())));
        return objects;
    }
}
