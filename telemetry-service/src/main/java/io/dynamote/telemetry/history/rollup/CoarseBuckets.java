package io.dynamote.telemetry.history.rollup;

import io.dynamote.events.traffic.Buckets;

/**
 * Buckets of which each is 1.7 % wide, made of whole ones of {@link Buckets}; below 0.6 ms there is one for each
 * microsecond. The middle of a bucket is at most 0.98 % away from every value in it: 0.85 % for its width, the rest since
 * its edges are those of the buckets of which it is made and middles are whole microseconds.
 */
final class CoarseBuckets {

    /** Distance of a value from the middle of its bucket, as a share. */
    private static final double FARTHEST = 0.0085;

    /** Below this, rounding to a microsecond would matter. */
    private static final int EXACT = 600;

    private static final double WIDTH = StrictMath.log((1 + FARTHEST) / (1 - FARTHEST));
    private static final int[] COARSE = new int[Buckets.COUNT];

    /** How many there are. */
    static final int COUNT;

    static {
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            COARSE[bucket] = coarse(Buckets.lowest(bucket));
        }
        COUNT = COARSE[Buckets.COUNT - 1] + 1;
    }

    private CoarseBuckets() {}

    private static int coarse(long value) {
        return value < EXACT ? (int) value : EXACT + (int) (StrictMath.log((double) value / EXACT) / WIDTH);
    }

    /** The coarse bucket in which a bucket of {@link Buckets} lies. */
    static int of(int bucket) {
        return COARSE[bucket];
    }

    /** The value of which every value of the bucket is at most the same share away, in microseconds. */
    static long middle(int coarse) {
        if (coarse < EXACT) {
            return coarse;
        }
        double lowest = EXACT * StrictMath.exp((coarse - EXACT) * WIDTH);
        return Math.min(Buckets.HIGHEST, Math.round(lowest * (1 + FARTHEST)));
    }
}
