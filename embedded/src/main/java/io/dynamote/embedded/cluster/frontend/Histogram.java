package io.dynamote.embedded.cluster.frontend;

import java.util.Arrays;

/** Counts observations in buckets by upper bound, as Prometheus does. Not thread safe. */
final class Histogram {

    private final double[] bounds;
    private final long[] counts;
    private double sum;
    private long count;

    Histogram(double... bounds) {
        this.bounds = bounds.clone();
        this.counts = new long[bounds.length];
    }

    void observe(double value) {
        int bucket = Arrays.binarySearch(bounds, value);
        int at = bucket >= 0 ? bucket : -bucket - 1;
        if (at < counts.length) {
            counts[at]++;
        }
        sum += value;
        count++;
    }

    void write(StringBuilder out, String name, String labels) {
        long below = 0;
        for (int i = 0; i < bounds.length; i++) {
            below += counts[i];
            bucket(out, name, labels, MetricsText.number(bounds[i]), below);
        }
        bucket(out, name, labels, "+Inf", count);
        MetricsText.sample(out, name + "_sum", labels, sum);
        MetricsText.sample(out, name + "_count", labels, (double) count);
    }

    private static void bucket(StringBuilder out, String name, String labels, String bound, long value) {
        MetricsText.sample(out, name + "_bucket", labels + ",le=\"" + bound + "\"", (double) value);
    }
}
