package io.dynamote.telemetry.history.store;

import io.dynamote.telemetry.history.rollup.Pack;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Sums;

/**
 * A row of a roll-up.
 *
 * @param rollup its table
 * @param slot its time in seconds since 1970
 * @param series number of its series
 * @param pack the sums of its slots
 */
@SuppressWarnings("ArrayRecordComponent") // the stored form: handed on, never compared
record Row(Rollup rollup, long slot, int series, byte[] pack) {

    /** A row with the sums of a single slot. */
    static Row of(Rollup rollup, long second, int series, Sums sums) {
        java.util.TreeMap<Integer, Sums> slots = new java.util.TreeMap<>();
        slots.put(rollup.slotInRow(second), sums);
        return new Row(rollup, rollup.row(second), series, Pack.of(slots));
    }
}
