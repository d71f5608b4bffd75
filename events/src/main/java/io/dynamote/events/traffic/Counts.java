package io.dynamote.events.traffic;

import java.util.Arrays;

/**
 * Counts by bucket while few buckets are used: open addressing in two arrays, no object per value. What one slot of a
 * quarter of a second holds is rarely more than a few dozen buckets of {@value Buckets#HIGHEST} µs.
 */
public final class Counts {

    private static final int ROOM = 8;
    private static final int FREE = -1;

    private int[] buckets = new int[ROOM];
    private long[] counts = new long[ROOM];
    private int used;

    /** Nothing counted. */
    public Counts() {
        Arrays.fill(buckets, FREE);
    }

    /** Counts a value once. */
    public void record(long value) {
        add(Buckets.index(value), 1);
    }

    /** Adds to the count of a bucket. */
    public void add(int bucket, long count) {
        int mask = buckets.length - 1;
        int place = ((bucket * 0x9E3779B9) >>> 7) & mask;
        while (buckets[place] != bucket) {
            if (buckets[place] == FREE) {
                if (used * 2 >= buckets.length) {
                    grow();
                    add(bucket, count);
                    return;
                }
                buckets[place] = bucket;
                used++;
                break;
            }
            place = (place + 1) & mask;
        }
        counts[place] += count;
    }

    /** Adds all of these to others. */
    public void addTo(Counts others) {
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] != FREE) {
                others.add(buckets[i], counts[i]);
            }
        }
    }

    /** Whether nothing was counted. */
    public boolean isEmpty() {
        return used == 0;
    }

    /** How many values were counted. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** Forgets everything, keeping the room. */
    public void clear() {
        if (used > 0) {
            Arrays.fill(buckets, FREE);
            Arrays.fill(counts, 0);
            used = 0;
        }
    }

    private void grow() {
        int[] oldBuckets = buckets;
        long[] oldCounts = counts;
        buckets = new int[oldBuckets.length * 2];
        counts = new long[oldBuckets.length * 2];
        Arrays.fill(buckets, FREE);
        used = 0;
        for (int i = 0; i < oldBuckets.length; i++) {
            if (oldBuckets[i] != FREE) {
                add(oldBuckets[i], oldCounts[i]);
            }
        }
    }

    /** As an HdrHistogram in its V2 encoding; empty if nothing was counted. */
    public byte[] encode() {
        if (used == 0) {
            return new byte[0];
        }
        long[] sorted = new long[used];
        int n = 0;
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] != FREE) {
                sorted[n++] = ((long) buckets[i] << 32) | i;
            }
        }
        Arrays.sort(sorted);
        HdrEncoding.Writer writer = new HdrEncoding.Writer();
        for (long entry : sorted) {
            writer.add((int) (entry >>> 32), counts[(int) entry]);
        }
        return writer.bytes();
    }
}
