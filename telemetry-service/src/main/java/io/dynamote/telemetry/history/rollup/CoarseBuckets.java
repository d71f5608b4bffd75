package io.dynamote.telemetry.history.rollup;

import io.dynamote.events.traffic.Buckets;

/**
 * Buckets sixteen times as wide as those of {@link Buckets}, each made of whole ones: 64 for each doubling of the value,
 * one for each microsecond below 128. The middle of a bucket is at most 0.78 % away from every value in it.
 */
final class CoarseBuckets {

    private static final int HALF_BITS = 6;
    private static final int HALF = 1 << HALF_BITS;
    private static final long MASK = 2L * HALF - 1;
    private static final int LEADING_ZEROS = 64 - HALF_BITS - 1;

    /** How many there are. */
    static final int COUNT = of(Buckets.COUNT - 1) + 1;

    private CoarseBuckets() {}

    /** The coarse bucket in which a bucket of {@link Buckets} lies. */
    static int of(int bucket) {
        long value = Buckets.lowest(bucket);
        int magnitude = LEADING_ZEROS - Long.numberOfLeadingZeros(value | MASK);
        int within = (int) (value >>> magnitude);
        return ((magnitude + 1) << HALF_BITS) + within - HALF;
    }

    /** The value of which every value of the bucket is at most the same share away, in microseconds. */
    static long middle(int coarse) {
        int magnitude = Math.max(0, (coarse >> HALF_BITS) - 1);
        long within = coarse < HALF ? coarse : (coarse & (HALF - 1)) + HALF;
        long lowest = within << magnitude;
        long highest = Math.min(lowest + (1L << magnitude) - 1, Buckets.HIGHEST);
        return lowest == highest ? lowest : Math.round(2.0 * lowest * highest / (lowest + highest));
    }
}
