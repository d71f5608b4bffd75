package io.dynamote.telemetry.history.rollup;

import java.util.Arrays;

/**
 * How often values fell into each of {@link CoarseBuckets}. Sketches add up without loss. Only the stretch of buckets
 * between the lowest and the highest one in use takes room.
 */
public final class Sketch {

    private static final int MARGIN = 32;
    private static final long[] NOTHING = {};

    private int first;
    private long[] counts = NOTHING;

    /** Nothing counted. */
    public Sketch() {}

    /** Counts values of one bucket of {@link io.dynamote.events.traffic.Buckets}. */
    public void addFine(int bucket, long count) {
        add(CoarseBuckets.of(bucket), count);
    }

    void add(int coarse, long count) {
        if (coarse < first || coarse >= first + counts.length) {
            makeRoom(coarse);
        }
        counts[coarse - first] += count;
    }

    private void makeRoom(int coarse) {
        int from = Math.max(0, coarse - MARGIN);
        int to = Math.min(CoarseBuckets.COUNT, coarse + MARGIN);
        if (counts.length > 0) {
            from = Math.min(from, first);
            to = Math.max(to, first + counts.length);
        }
        long[] wider = new long[to - from];
        System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : first - from, counts.length);
        counts = wider;
        first = from;
    }

    void addAll(Sketch other) {
        other.forEach(this::add);
    }

    /** How many values were counted. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The value below or at which this share of all values lies.
     *
     * @param percentile above 0, at most 100
     * @return in microseconds, at most 0.98 % from the exact one; −1 if nothing was counted
     */
    public long percentile(double percentile) {
        long total = total();
        long rank = Math.max(1, (long) Math.ceil(percentile / 100 * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank && total > 0) {
                return CoarseBuckets.middle(first + i);
            }
        }
        return -1;
    }

    /** Receives what a sketch counts. */
    @FunctionalInterface
    interface Sink {
        void add(int coarse, long count);
    }

    /** Hands on every bucket in use, in ascending order. */
    void forEach(Sink sink) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                sink.add(first + i, counts[i]);
            }
        }
    }

    int used() {
        int used = 0;
        for (long count : counts) {
            used += count > 0 ? 1 : 0;
        }
        return used;
    }
}
