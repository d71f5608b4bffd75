package io.dynamote.events.traffic;

/**
 * The buckets of an HdrHistogram with three significant digits whose lowest value is 1: the same numbers, so that what is
 * counted here can be read by every implementation of it. A bucket is at most 0.1 % wide.
 *
 * @see <a href="http://hdrhistogram.org">HdrHistogram</a>
 */
public final class Buckets {

    /** Largest value that is told apart, one hour in microseconds; larger ones count as this. */
    public static final long HIGHEST = 3_600_000_000L;

    private static final int HALF_BITS = 10;
    private static final int HALF = 1 << HALF_BITS;
    private static final long MASK = 2L * HALF - 1;
    private static final int LEADING_ZEROS = 64 - HALF_BITS - 1;

    /** How many there are. */
    public static final int COUNT = index(HIGHEST) + 1;

    private Buckets() {}

    /** Number of the bucket of a value; what is below 0 counts as 0. */
    public static int index(long value) {
        long counted = Math.min(Math.max(value, 0), HIGHEST);
        int magnitude = LEADING_ZEROS - Long.numberOfLeadingZeros(counted | MASK);
        int within = (int) (counted >>> magnitude);
        return ((magnitude + 1) << HALF_BITS) + within - HALF;
    }

    /** Smallest value of a bucket. */
    public static long lowest(int index) {
        int magnitude = (index >> HALF_BITS) - 1;
        int within = (index & (HALF - 1)) + HALF;
        return magnitude < 0 ? index : (long) within << magnitude;
    }

    /** Largest value of a bucket: what percentiles are given as. */
    public static long highest(int index) {
        return index + 1 == COUNT ? HIGHEST : lowest(index + 1) - 1;
    }
}
