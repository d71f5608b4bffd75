package io.dynamote.runtime.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import jakarta.inject.Singleton;

/** Health as figures: what {@code /health} says in words. */
@Singleton
final class HealthFigures implements Measured {

    private final List<DependencyHealth> dependencies;
    private final Clock clock;

    HealthFigures(List<DependencyHealth> dependencies, Clock clock) {
        this.dependencies = List.copyOf(dependencies);
        this.clock = clock;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauge(
                        "dynamote_ready",
                        "Whether requests should be routed here (1) or not (0), as /health/ready answers.",
                        () -> HealthController.isReady(dependencies) ? 1 : 0),
                Metric.gauges(
                        "dynamote_dependency_up",
                        "Whether a dependency answers (1) or not (0); absent before that is known.",
                        "dependency",
                        this::up),
                Metric.gauges(
                        "dynamote_dependency_contact_age_seconds",
                        "Time since a dependency last answered; absent if it never has.",
                        "dependency",
                        this::ages));
    }

    private Map<String, Integer> up() {
        Map<String, Integer> up = new HashMap<>();
        for (DependencyHealth dependency : dependencies) {
            switch (dependency.state().status()) {
                case UP -> up.put(dependency.name(), 1);
                case DOWN -> up.put(dependency.name(), 0);
                case UNKNOWN -> {}
            }
        }
        return up;
    }

    private Map<String, Double> ages() {
        Map<String, Double> ages = new HashMap<>();
        Instant now = clock.instant();
        for (DependencyHealth dependency : dependencies) {
            Instant last = dependency.state().lastContact();
            if (last != null) {
                ages.put(dependency.name(), Metric.seconds(Duration.between(last, now)));
            }
        }
        return ages;
    }
}
