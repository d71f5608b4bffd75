package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamote.telemetry.history.rollup.Closed;
import io.dynamote.telemetry.history.rollup.Pack;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Stretch;
import io.dynamote.telemetry.history.rollup.Sums;
import io.dynamote.telemetry.history.store.TrafficHistory.Reading;
import io.dynamote.telemetry.history.store.TrafficHistory.Target;
import io.dynamote.telemetry.history.store.TrafficHistory.TogetherTarget;
import org.jspecify.annotations.Nullable;

/** The reading behind {@link TrafficHistory}, within a transaction that sees one moment. */
final class HistoryReader {

    private final Connection connection;

    HistoryReader(Connection connection) {
        this.connection = connection;
    }

    Reading together(SeriesFilter filter, long from, long to, Rollup coarsest, TogetherTarget target)
            throws SQLException {
        Collection<Integer> numbers = filter.everything()
                ? List.of(SeriesTable.EVERYTHING)
                : SeriesTable.find(connection, filter).keySet();
        List<Stretch> stretches = Stretch.cover(from, to, coarsest, StateTable.read(connection));
        for (Stretch stretch : stretches) {
            // Open minutes are not rolled up into everything yet.
            boolean open = stretch.rollup() == Rollup.OPEN;
            OpenSources sources = open ? OpenSources.of(connection, stretch) : null;
            read(
                    stretch,
                    open && filter.everything() ? null : numbers,
                    "",
                    (number, second) -> sources == null || sources.take(number, second) ? target.at(second) : null);
        }
        return reading(stretches, to);
    }

    Reading each(SeriesFilter filter, long from, long to, Rollup coarsest, Target target) throws SQLException {
        List<Stretch> stretches = Stretch.cover(from, to, coarsest, StateTable.read(connection));
        each(filter, stretches, "", target);
        return reading(stretches, to);
    }

    Reading part(SeriesFilter filter, long from, long to, Rollup coarsest, long most, Target target)
            throws SQLException {
        Closed closed = StateTable.read(connection);
        Stretch first = Stretch.cover(from, to, coarsest, closed).getFirst();
        long end = first.rollup() == coarsest
                ? Math.min(first.to(), coarsest.row(from) + most)
                : Math.min(to, from + coarsest.slotSeconds());
        List<Stretch> stretches = Stretch.cover(from, end, coarsest, closed);
        each(filter, stretches, " order by series", target);
        return reading(stretches, end);
    }

    private void each(SeriesFilter filter, List<Stretch> stretches, String order, Target target) throws SQLException {
        Map<Integer, SeriesName> names = SeriesTable.find(connection, filter);
        for (Stretch stretch : stretches) {
            OpenSources sources = stretch.rollup() == Rollup.OPEN ? OpenSources.of(connection, stretch) : null;
            read(stretch, filter.everything() ? null : names.keySet(), order, (number, second) -> {
                SeriesName name = names.get(number);
                boolean taken = name != null && (sources == null || sources.take(number, second));
                return taken ? target.at(name, second) : null;
            });
        }
    }

    /** Sums for a slot of the series of this number; null if it is not wanted. */
    @FunctionalInterface
    private interface Slots {
        @Nullable
        Sums at(int series, long second);
    }

    private void read(Stretch stretch, @Nullable Collection<Integer> numbers, String order, Slots slots)
            throws SQLException {
        Rollup rollup = stretch.rollup();
        Sums unwanted = new Sums();
        RollupTable.read(
                connection,
                rollup,
                rollup.row(stretch.from()),
                stretch.to(),
                numbers,
                order,
                (row, series, pack) -> Pack.addTo(pack, index -> {
                    long second = row + index * rollup.slotSeconds();
                    Sums wanted = second < stretch.from() || second >= stretch.to() ? null : slots.at(series, second);
                    return wanted == null ? unwanted : wanted;
                }));
    }

    private Reading reading(List<Stretch> stretches, long end) throws SQLException {
        Set<Rollup> rollups = EnumSet.noneOf(Rollup.class);
        stretches.forEach(stretch -> rollups.add(stretch.rollup()));
        return new Reading(RollupTable.oldest(connection), PositionTable.completeUntil(connection), rollups, end);
    }
}
