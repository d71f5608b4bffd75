package io.dynamote.runtime.metrics;

import java.time.Duration;
import java.util.List;

import io.prometheus.metrics.core.metrics.Histogram;

/**
 * How long something takes, as counts in buckets. To observe costs a few atomic additions and no lock. The values of its
 * labels come from small closed sets, never from what somebody sends: each combination is kept for good.
 */
public final class Timing {

    private static final double NANOS = 1e9;
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final Histogram histogram;
    private final Metric metric;

    private Timing(String name, String help, List<String> labels, Histogram histogram) {
        this.histogram = histogram;
        this.metric = new Metric(name, Metric.Kind.HISTOGRAM, help, labels, histogram);
    }

    /**
     * Nothing observed yet. The buckets reach from 5 ms to 10 s.
     *
     * @param name ends in {@code _seconds}
     */
    public static Timing of(String name, String help, String... labels) {
        if (!name.endsWith("_seconds")) {
            throw new IllegalArgumentException("name of a timing must end in _seconds, not: " + name);
        }
        return new Timing(
                name,
                help,
                List.of(labels),
                Histogram.builder()
                        .name(name)
                        .help(help)
                        .labelNames(labels)
                        .classicOnly()
                        .classicUpperBounds(SECONDS)
                        .withoutExemplars()
                        .build());
    }

    /** Takes what it took, with a value for each label. */
    public void observe(Duration took, String... values) {
        observeNanos(took.toNanos(), values);
    }

    /** The same in nanoseconds. */
    public void observeNanos(long nanos, String... values) {
        histogram.labelValues(values).observe(nanos / NANOS);
    }

    /** What was observed. */
    public Metric metric() {
        return metric;
    }
}
