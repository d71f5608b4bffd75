package io.dynamote.telemetry.history.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.telemetry.history.rollup.Closed;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Sums;

/** What was read and is not written yet, by series and minute of event time. */
final class Additions {

    private final Map<SeriesName, TreeMap<Long, Sums>> minutes = new HashMap<>();
    private int cells;

    /**
     * Adds a window.
     *
     * @throws InvalidSampleException if it cannot be added; nothing was added then
     */
    void add(TrafficWindow window) throws InvalidSampleException {
        for (TrafficWindow.Series series : window.series()) {
            Sums.check(series);
        }
        long minute = Rollup.OPEN.row(window.slot().getEpochSecond());
        for (TrafficWindow.Series series : window.series()) {
            SeriesName name = new SeriesName(
                    window.deployment(),
                    series.model(),
                    series.team(),
                    series.source().word());
            minutes.computeIfAbsent(name, _ -> new TreeMap<>())
                    .computeIfAbsent(minute, _ -> {
                        cells++;
                        return new Sums();
                    })
                    .add(series);
        }
    }

    /** How many minutes of series are held. */
    int cells() {
        return cells;
    }

    Set<SeriesName> names() {
        return minutes.keySet();
    }

    void clear() {
        minutes.clear();
        cells = 0;
    }

    /** The closed hours to which it adds. */
    Set<Long> closedHours(Closed closed) {
        return minutes.values().stream()
                .flatMap(sums -> sums.headMap(closed.hours()).keySet().stream())
                .map(Rollup.HOUR::row)
                .collect(Collectors.toSet());
    }

    /**
     * The rows that add all of it: for an open hour a row of the minute; for a closed one, to every roll-up that is made
     * and kept, also to those of everything.
     */
    List<Row> rows(Map<SeriesName, Integer> numbers, Closed closed, Kept kept) {
        List<Row> rows = new ArrayList<>();
        Map<Long, Sums> lateOfAll = new TreeMap<>();
        minutes.forEach((name, sums) -> {
            int number = numbers.get(name);
            sums.headMap(closed.hours())
                    .forEach((minute, late) ->
                            lateOfAll.computeIfAbsent(minute, _ -> new Sums()).addAll(late));
            addLate(rows, number, sums.headMap(closed.hours()), closed, kept);
            sums.tailMap(closed.hours()).forEach((minute, open) -> rows.add(Row.of(Rollup.OPEN, minute, number, open)));
        });
        addLate(rows, SeriesTable.EVERYTHING, lateOfAll, closed, kept);
        return rows;
    }

    private static void addLate(List<Row> rows, int series, Map<Long, Sums> late, Closed closed, Kept kept) {
        RowBuilder builder = new RowBuilder(series);
        late.forEach((minute, sums) -> {
            builder.add(Rollup.MINUTE, minute, sums);
            if (minute < closed.days()) {
                builder.add(Rollup.DAY, minute, sums);
            }
        });
        builder.addMinutesUp();
        builder.rows().filter(row -> row.slot() >= kept.since(row.rollup())).forEach(rows::add);
    }
}
