package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import io.dynamote.telemetry.history.rollup.Closed;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Pack;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Sums;
import org.jspecify.annotations.Nullable;

/**
 * Closes hours and days: their additions become one row for each series, and one for all of them together. Each method is
 * one transaction, which keeps writers away, so that what they add is in the roll-up or comes after it.
 */
final class Closing {

    private static final long HOUR = Rollup.HOUR.rowSeconds();
    private static final long DAY = Rollup.DAY.rowSeconds();

    /** However long a partition is not read, an hour is not open for longer than this. */
    private static final Duration LONGEST_OPEN = Duration.ofHours(24);

    private static final List<Rollup> OF_AN_HOUR = List.of(Rollup.MINUTE, Rollup.TEN_MINUTES, Rollup.HOUR);

    private final Connection connection;
    private final SeriesTable series = new SeriesTable();

    Closing(Connection connection) {
        this.connection = connection;
    }

    /** End of the last hour that may be closed at a moment, in seconds since 1970. */
    static long due(Instant now, Duration grace, @Nullable Instant completeUntil) {
        Instant at = now.minus(grace);
        Instant longest = now.minus(LONGEST_OPEN);
        Instant complete = completeUntil == null || completeUntil.isBefore(longest) ? longest : completeUntil;
        return Rollup.HOUR.row((complete.isBefore(at) ? complete : at).getEpochSecond());
    }

    /**
     * Closes the oldest open hour that has any traffic, or all of them if none has.
     *
     * @param due end of the last hour that may be closed
     * @return whether there may be more to close
     */
    boolean hour(long due, Kept kept) throws SQLException {
        if (StateTable.read(connection).hours() >= due) {
            return false;
        }
        Closed closed = StateTable.lock(connection);
        long hour = Rollup.HOUR.row(RollupTable.oldest(connection, Rollup.OPEN, closed.hours(), due));
        if (hour >= due) {
            StateTable.set(connection, new Closed(Math.max(due, closed.hours()), closed.days()));
            connection.commit();
            return false;
        }
        RollupTable.insert(connection, roll(Rollup.OPEN, hour, closed, kept));
        RollupTable.delete(connection, Rollup.OPEN, hour, hour + HOUR);
        StateTable.set(connection, new Closed(hour + HOUR, closed.days()));
        connection.commit();
        return true;
    }

    /**
     * Closes the oldest open day whose hours are all closed and that has any traffic, or all of them if none has.
     *
     * @return whether there may be more to close
     */
    boolean day(Kept kept) throws SQLException {
        Closed before = StateTable.read(connection);
        if (before.days() >= Rollup.DAY.row(before.hours())) {
            return false;
        }
        Closed closed = StateTable.lock(connection);
        long due = Rollup.DAY.row(closed.hours());
        long day = Rollup.DAY.row(RollupTable.oldest(connection, Rollup.HOUR, closed.days(), due));
        if (day >= due) {
            StateTable.set(connection, new Closed(closed.hours(), due));
            connection.commit();
            return false;
        }
        rollDay(day, kept);
        StateTable.set(connection, new Closed(closed.hours(), day + DAY));
        connection.commit();
        return true;
    }

    /**
     * Closes an hour again to which something was added after it had been closed, if there is one and its minutes are kept.
     *
     * @param waited how long after the first addition
     * @return whether there was one
     */
    boolean again(Duration waited, Kept kept) throws SQLException {
        if (RedoTable.isEmpty(connection)) {
            return false;
        }
        Closed closed = StateTable.lock(connection);
        OptionalLong noted = RedoTable.take(connection, waited);
        if (noted.isPresent() && noted.getAsLong() >= kept.minutes()) {
            again(noted.getAsLong(), closed, kept);
        }
        connection.commit();
        return noted.isPresent();
    }

    private void again(long hour, Closed closed, Kept kept) throws SQLException {
        List<Row> rows = roll(Rollup.MINUTE, hour, closed, kept);
        if (requests(rows) != requests(hour)) {
            // Minutes were kept for a shorter time before: they are not the whole hour.
            return;
        }
        for (Rollup rollup : OF_AN_HOUR) {
            RollupTable.delete(connection, rollup, hour, hour + HOUR);
        }
        RollupTable.insert(connection, rows);
        if (hour < closed.days()) {
            long day = Rollup.DAY.row(hour);
            RollupTable.delete(connection, Rollup.DAY, day, day + DAY);
            rollDay(day, kept);
        }
    }

    private static long requests(List<Row> rows) {
        Sums sums = new Sums();
        rows.stream()
                .filter(row -> row.rollup() == Rollup.HOUR && row.series() != SeriesTable.EVERYTHING)
                .forEach(row -> Pack.addTo(row.pack(), _ -> sums));
        return sums.count(Sums.Counter.REQUESTS);
    }

    private long requests(long hour) throws SQLException {
        List<Row> rows = new ArrayList<>();
        RollupTable.read(
                connection,
                Rollup.HOUR,
                hour,
                hour + HOUR,
                null,
                "",
                (slot, number, pack) -> rows.add(new Row(Rollup.HOUR, slot, number, pack)));
        return requests(rows);
    }

    private List<Row> roll(Rollup from, long hour, Closed closed, Kept kept) throws SQLException {
        Sources sources = Sources.of(connection, series, closed.hours(), from, hour);
        HourRolling rolling = new HourRolling(sources, kept);
        RollupTable.read(connection, from, hour, hour + HOUR, null, " order by series", rolling);
        return rolling.rows();
    }

    private void rollDay(long day, Kept kept) throws SQLException {
        Map<Integer, Sums> sums = new TreeMap<>();
        RollupTable.read(
                connection,
                Rollup.HOUR,
                day,
                day + DAY,
                null,
                "",
                (_, number, pack) -> Pack.addTo(pack, _ -> sums.computeIfAbsent(number, _ -> new Sums())));
        RollupTable.insert(
                connection,
                sums.entrySet().stream()
                        .map(each -> Row.of(Rollup.DAY, day, each.getKey(), each.getValue()))
                        .toList());
        SeriesTable.keep(connection, sums.keySet(), date(day), date(kept.hours()));
    }

    private static LocalDate date(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
