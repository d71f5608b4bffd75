package io.dynamote.telemetry.history.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.dynamote.telemetry.history.rollup.Pack;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Sums;

/** Sums of one series on their way into rows. */
final class RowBuilder {

    private final int series;
    private final Map<Rollup, TreeMap<Long, TreeMap<Integer, Sums>>> rows = new EnumMap<>(Rollup.class);

    RowBuilder(int series) {
        this.series = series;
    }

    int series() {
        return series;
    }

    /** Adds to the slot of a roll-up in which a time lies. */
    void add(Rollup rollup, long second, Sums sums) {
        slot(rollup, second).addAll(sums);
    }

    /** Adds what this holds of minutes to the longer slots of their hour. */
    void addMinutesUp() {
        rows.getOrDefault(Rollup.MINUTE, new TreeMap<>())
                .forEach((hour, minutes) -> minutes.forEach((minute, sums) -> {
                    long second = hour + minute * Rollup.MINUTE.slotSeconds();
                    add(Rollup.TEN_MINUTES, second, sums);
                    add(Rollup.HOUR, second, sums);
                }));
    }

    /** The sums of the slot of a roll-up in which a time lies. */
    Sums slot(Rollup rollup, long second) {
        return rows.computeIfAbsent(rollup, _ -> new TreeMap<>())
                .computeIfAbsent(rollup.row(second), _ -> new TreeMap<>())
                .computeIfAbsent(rollup.slotInRow(second), _ -> new Sums());
    }

    Stream<Row> rows() {
        return rows.entrySet().stream()
                .flatMap(byRow -> byRow.getValue().entrySet().stream()
                        .map(row -> new Row(byRow.getKey(), row.getKey(), series, Pack.of(row.getValue()))));
    }
}
