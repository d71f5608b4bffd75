package io.dynamote.telemetry.history.store;

import java.util.ArrayList;
import java.util.List;

import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Pack;
import io.dynamote.telemetry.history.rollup.Rollup;
import org.jspecify.annotations.Nullable;

/** Rolls up the minutes of an hour, which come in the order of their series. */
final class HourRolling implements RollupTable.Sink {

    private final Sources sources;
    private final Kept kept;
    private final RowBuilder everything = new RowBuilder(SeriesTable.EVERYTHING);
    private final List<Row> rows = new ArrayList<>();
    private @Nullable RowBuilder current;

    HourRolling(Sources sources, Kept kept) {
        this.sources = sources;
        this.kept = kept;
    }

    @Override
    public void add(long time, int number, byte[] pack) {
        if (number == SeriesTable.EVERYTHING) {
            return;
        }
        int series = sources.keptAs(number);
        RowBuilder builder = current;
        if (builder == null || builder.series() != series) {
            finish();
            builder = new RowBuilder(series);
            current = builder;
        }
        addTo(builder, time, pack);
        if (sources.counts(series)) {
            addTo(everything, time, pack);
        }
    }

    private static void addTo(RowBuilder builder, long time, byte[] pack) {
        Pack.addTo(pack, index -> builder.slot(Rollup.MINUTE, time + index * Rollup.MINUTE.slotSeconds()));
    }

    private void finish() {
        if (current != null) {
            take(current);
            current = null;
        }
    }

    private void take(RowBuilder builder) {
        builder.addMinutesUp();
        builder.rows().filter(row -> row.slot() >= kept.since(row.rollup())).forEach(rows::add);
    }

    /** The rows of all series and of everything together. */
    List<Row> rows() {
        finish();
        take(everything);
        return rows;
    }
}
