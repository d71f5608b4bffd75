package io.dynamote.telemetry.history.rollup;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time that is read from one roll-up.
 *
 * @param rollup from which
 * @param from its beginning in seconds since 1970, at a slot of the roll-up
 * @param to its end
 */
public record Stretch(Rollup rollup, long from, long to) {

    private static final List<Rollup> FROM_FINEST = List.of(Rollup.values());

    /**
     * The stretches that cover a span of time, in order: each as coarse as can be, so that as little as possible is read.
     *
     * @param from beginning of the span in seconds since 1970, at a minute
     * @param to its end, at a minute
     * @param coarsest roll-up whose slots are not too long for whoever asks
     * @param closed up to when the roll-ups are made
     */
    public static List<Stretch> cover(long from, long to, Rollup coarsest, Closed closed) {
        List<Stretch> stretches = new ArrayList<>();
        cover(stretches, from, to, FROM_FINEST.indexOf(coarsest), closed);
        return stretches;
    }

    private static void cover(List<Stretch> into, long from, long to, int level, Closed closed) {
        if (from >= to) {
            return;
        }
        Rollup rollup = FROM_FINEST.get(level);
        long slot = rollup.slotSeconds();
        long begin = Math.ceilDiv(from, slot) * slot;
        long end = Math.floorDiv(Math.min(to, closed.until(rollup)), slot) * slot;
        if (begin < end) {
            cover(into, from, begin, level - 1, closed);
            into.add(new Stretch(rollup, begin, end));
            cover(into, end, to, level - 1, closed);
        } else if (level > 0) {
            cover(into, from, to, level - 1, closed);
        }
    }

    /** How many slots it has. */
    public long slots() {
        return (to - from) / rollup.slotSeconds();
    }
}
