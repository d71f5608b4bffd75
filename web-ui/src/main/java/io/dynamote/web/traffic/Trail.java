package io.dynamote.web.traffic;

import java.util.Arrays;
import java.util.StringJoiner;

import io.dynamote.web.page.Figures;

/**
 * A rate over the last fifteen minutes in {@value #BUCKETS} buckets, for a sparkline. A bucket holds the mean of what was
 * told within it; one of which nothing was told is a gap.
 */
final class Trail {

    /** Seconds of one bucket. */
    static final int SECONDS = 10;

    static final int BUCKETS = 90;

    private final double[] sums = new double[BUCKETS];
    private final int[] counts = new int[BUCKETS];
    private long newest = Long.MIN_VALUE;

    /** Adds a value. What is older than the trail is left out. */
    synchronized void add(long epochSecond, double value) {
        long bucket = Math.floorDiv(epochSecond, SECONDS);
        if (newest == Long.MIN_VALUE || bucket - newest >= BUCKETS) {
            Arrays.fill(counts, 0);
            newest = bucket;
        }
        while (newest < bucket) {
            newest++;
            counts[index(newest)] = 0;
        }
        if (newest - bucket >= BUCKETS) {
            return;
        }
        int at = index(bucket);
        sums[at] = counts[at] == 0 ? value : sums[at] + value;
        counts[at]++;
    }

    /** Number of the newest bucket; buckets are counted from 1970. */
    synchronized long newest() {
        return newest;
    }

    /** The value of the newest bucket. */
    synchronized double last() {
        int at = index(newest);
        return counts[at] == 0 ? 0 : sums[at] / counts[at];
    }

    /** All buckets, oldest first, with commas between; a gap is empty. */
    synchronized String text() {
        StringJoiner text = new StringJoiner(",");
        for (long bucket = newest - BUCKETS + 1; bucket <= newest; bucket++) {
            int at = index(bucket);
            text.add(counts[at] == 0 ? "" : Figures.plain(sums[at] / counts[at]));
        }
        return text.toString();
    }

    private static int index(long bucket) {
        return (int) Math.floorMod(bucket, (long) BUCKETS);
    }
}
