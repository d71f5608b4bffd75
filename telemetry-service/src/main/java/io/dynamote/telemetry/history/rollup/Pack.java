package io.dynamote.telemetry.history.rollup;

import java.util.SortedMap;
import java.util.function.IntFunction;

/**
 * The sums of some slots of one series that follow each other, in few bytes. A stream of bits:
 *
 * <pre>
 *   pack   = version (8 bits), slot *, end (bit 0)
 *   slot   = bit 1, distance to the slot before, counters, sketch of each measure
 *   counters = 16 bits that say which are not 0, those
 *   sketch = number of buckets in use, for each of them: distance to the one before, count − 1
 * </pre>
 *
 * Distances and counts are Rice codes that follow the mean of those before: neighbours in a histogram are alike, so they
 * take about as many bits as their distribution demands.
 */
public final class Pack {

    private static final int VERSION = 1;
    private static final int VERSION_BITS = 8;
    private static final int PRESENCE_BITS = 16;
    /** About how many buckets lie between the fastest and the slowest request. */
    private static final int SPREAD = 200;

    private Pack() {}

    /** The stored form of slots by their number within the pack. */
    public static byte[] of(SortedMap<Integer, Sums> slots) {
        BitWriter out = new BitWriter();
        out.bits(VERSION, VERSION_BITS);
        int next = 0;
        for (var slot : slots.entrySet()) {
            out.bits(1, 1);
            out.unsigned(slot.getKey() - next);
            write(out, slot.getValue());
            next = slot.getKey() + 1;
        }
        out.bits(0, 1);
        return out.toArray();
    }

    /** The stored form of a single slot, number 0. */
    public static byte[] of(Sums sums) {
        return of(new java.util.TreeMap<>(java.util.Map.of(0, sums)));
    }

    private static void write(BitWriter out, Sums sums) {
        int present = 0;
        for (int i = 0; i < sums.counters.length; i++) {
            present |= sums.counters[i] == 0 ? 0 : 1 << i;
        }
        out.bits(present, PRESENCE_BITS);
        for (long counter : sums.counters) {
            if (counter != 0) {
                out.unsigned(counter);
            }
        }
        Sums.measures().forEach(measure -> write(out, sums.sketch(measure)));
    }

    private static void write(BitWriter out, Sketch sketch) {
        int used = sketch.used();
        out.unsigned(used);
        RunningMean distances = distances(used);
        RunningMean counts = new RunningMean(0);
        int[] next = {0};
        sketch.forEach((bucket, count) -> {
            if (next[0] == 0) {
                out.bits(bucket, 11);
            } else {
                out.rice(bucket - next[0], distances);
            }
            out.rice(count - 1, counts);
            next[0] = bucket + 1;
        });
    }

    private static RunningMean distances(int used) {
        return new RunningMean(SPREAD / (used + 1));
    }

    /**
     * Adds what is stored to the sums of its slots.
     *
     * @param pack the stored form
     * @param target the sums to which a slot of the pack is added, by its number
     */
    public static void addTo(byte[] pack, IntFunction<Sums> target) {
        BitReader in = new BitReader(pack);
        long version = in.bits(VERSION_BITS);
        if (version != VERSION) {
            throw new IllegalStateException("a pack of version " + version + " cannot be read, only " + VERSION);
        }
        int slot = 0;
        while (in.bits(1) == 1) {
            slot += (int) in.unsigned();
            read(in, target.apply(slot));
            slot++;
        }
    }

    private static void read(BitReader in, Sums into) {
        int present = (int) in.bits(PRESENCE_BITS);
        for (int i = 0; i < into.counters.length; i++) {
            if ((present & 1 << i) != 0) {
                into.counters[i] += in.unsigned();
            }
        }
        Sums.measures().forEach(measure -> read(in, into.sketch(measure)));
    }

    private static void read(BitReader in, Sketch into) {
        int used = (int) in.unsigned();
        RunningMean distances = distances(used);
        RunningMean counts = new RunningMean(0);
        int next = 0;
        for (int i = 0; i < used; i++) {
            int bucket = i == 0 ? (int) in.bits(11) : next + (int) in.rice(distances);
            into.add(bucket, in.rice(counts) + 1);
            next = bucket + 1;
        }
    }
}
