package io.dynamote.telemetry.traffic;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The last quarter of an hour of one deployment, model and team, slot by slot. */
final class LiveSeries {

    /** How many slots are kept: 15 min of 250 ms, and the minute over which the first of them has its percentiles. */
    static final int SLOTS = 3_840;

    private final byte[] @Nullable [] frames = new byte[SLOTS][];
    private final long[] numbers = new long[SLOTS];
    private long newest = Long.MIN_VALUE;

    /** Adds to a slot; what is older than the ring is left to history. */
    synchronized void add(long slot, byte[] frame) {
        if (newest != Long.MIN_VALUE && slot <= newest - SLOTS) {
            return;
        }
        newest = Math.max(newest, slot);
        int place = (int) Math.floorMod(slot, (long) SLOTS);
        byte[] there = frames[place];
        if (there == null || numbers[place] != slot) {
            frames[place] = frame;
            numbers[place] = slot;
        } else {
            byte[] both = Arrays.copyOf(there, there.length + frame.length);
            System.arraycopy(frame, 0, both, there.length, frame.length);
            frames[place] = both;
        }
    }

    /** What is in a slot; null if nothing happened. */
    synchronized byte @Nullable [] frame(long slot) {
        int place = (int) Math.floorMod(slot, (long) SLOTS);
        return numbers[place] == slot ? frames[place] : null;
    }

    /** Adds the slots from the first to the last one, both included, to the totals. */
    synchronized void addTo(Totals totals, long first, long last) {
        for (long slot = Math.max(first, last - SLOTS + 1); slot <= last; slot++) {
            int place = (int) Math.floorMod(slot, (long) SLOTS);
            byte[] there = frames[place];
            if (there != null && numbers[place] == slot) {
                Frame.addTo(totals, there);
            }
        }
    }

    /** The newest slot in which something happened. */
    synchronized long newest() {
        return newest;
    }

    /** Frees the slots before this one. */
    synchronized void discardBefore(long slot) {
        for (int place = 0; place < SLOTS; place++) {
            if (numbers[place] < slot) {
                frames[place] = null;
            }
        }
    }
}
