package io.dynamote.telemetry.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of numbers that mostly come one after the other: ranges, both ends included, in ascending order. Numbers may come
 * in any order and again.
 */
final class Sequences {

    /** Most ranges. Beyond it the oldest gap is taken as filled: who is so late is taken for a duplicate. */
    static final int MOST = 1_000;

    private long[] ends = new long[4];
    private int used;

    /** Adds a number; false if it was there. */
    boolean add(long number) {
        int last = used - 1;
        if (last >= 0 && number == ends[last] + 1) {
            ends[last] = number;
            return true;
        }
        boolean beyond = last < 0 || number > ends[last];
        return beyond ? addRange(used, number) : addWithin(number);
    }

    private boolean addWithin(long number) {
        int found = Arrays.binarySearch(ends, 0, used, number);
        int place = found >= 0 ? found : -found - 1;
        boolean within = (found >= 0) || ((place & 1) == 1);
        if (within) {
            return false;
        }
        boolean joinsLower = place > 0 && ends[place - 1] == number - 1;
        boolean joinsUpper = ends[place] == number + 1;
        if (joinsLower && joinsUpper) {
            remove(place - 1);
        } else if (joinsLower) {
            ends[place - 1] = number;
        } else if (joinsUpper) {
            ends[place] = number;
        } else {
            return addRange(place, number);
        }
        return true;
    }

    private boolean addRange(int place, long number) {
        if (used == 2 * MOST) {
            remove(1);
            return add(number);
        }
        if (used + 2 > ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        System.arraycopy(ends, place, ends, place + 2, used - place);
        ends[place] = number;
        ends[place + 1] = number;
        used += 2;
        return true;
    }

    /** Removes the end of a range and the beginning of the next one, so that both become one. */
    private void remove(int place) {
        System.arraycopy(ends, place + 2, ends, place, used - place - 2);
        used -= 2;
    }

    /** The ranges as first, last, first, last … */
    List<Long> ranges() {
        List<Long> ranges = new ArrayList<>(used);
        for (int i = 0; i < used; i++) {
            ranges.add(ends[i]);
        }
        return ranges;
    }

    /** The set of these ranges. */
    static Sequences of(List<Long> ranges) {
        Sequences sequences = new Sequences();
        sequences.ends = new long[Math.max(4, ranges.size())];
        for (long end : ranges) {
            sequences.ends[sequences.used++] = end;
        }
        return sequences;
    }
}
