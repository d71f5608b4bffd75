package io.dynamote.telemetry.traffic;

import io.dynamote.events.traffic.Buckets;
import org.jspecify.annotations.Nullable;

/**
 * Counts by bucket of {@link Buckets} that can be taken away again: arrays for the ranges that are used, with a sum for
 * each, so that a percentile looks at a few hundred numbers and latencies of one kind cost a few kilobytes.
 */
final class BucketCounts {

    private static final int BITS = 7;
    private static final int RANGE = 1 << BITS;
    private static final int RANGES = (Buckets.COUNT + RANGE - 1) >> BITS;

    private final int[] @Nullable [] ranges = new int[RANGES][];
    private final long[] sums = new long[RANGES];
    private long total;

    /** Adds to the count of a bucket, or takes away what had been added. */
    void add(int bucket, long count) {
        int range = bucket >> BITS;
        int[] counts = ranges[range];
        if (counts == null) {
            counts = new int[RANGE];
            ranges[range] = counts;
        }
        int place = bucket & (RANGE - 1);
        counts[place] = Math.toIntExact(counts[place] + count);
        sums[range] += count;
        total += count;
        if (sums[range] == 0) {
            // Every count in it is 0, as none can be below.
            ranges[range] = null;
        }
    }

    /** How many values there are. */
    long total() {
        return total;
    }

    /**
     * The value below or at which this share of all values lies: that of the bucket in which the value of this rank is,
     * as HdrHistogram gives it, at most 0.1 % above the exact one.
     *
     * @param percentile above 0, at most 100
     * @return in microseconds; −1 if nothing was counted
     */
    long percentile(double percentile) {
        if (total == 0) {
            return -1;
        }
        long left = Math.max(1, (long) Math.ceil(percentile / 100 * total));
        int range = 0;
        while (sums[range] < left) {
            left -= sums[range];
            range++;
        }
        int[] counts = ranges[range];
        if (counts == null) {
            throw new IllegalStateException("a range with " + sums[range] + " values must have counts");
        }
        int place = 0;
        while (counts[place] < left) {
            left -= counts[place];
            place++;
        }
        return Buckets.highest((range << BITS) + place);
    }
}
