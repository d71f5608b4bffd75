package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.dynamote.telemetry.history.rollup.Rollup;
import org.jspecify.annotations.Nullable;

/** Rows of the roll-ups. */
final class RollupTable {

    private static final int AT_ONCE = 2_000;
    private static final int FETCH = 2_000;

    private RollupTable() {}

    /** Adds rows; those of roll-ups make the partitions that they need. */
    static void insert(Connection connection, Collection<Row> rows) throws SQLException {
        Map<Rollup, List<Row>> byRollup =
                rows.stream().collect(Collectors.groupingBy(Row::rollup, TreeMap::new, Collectors.toList()));
        for (var entry : byRollup.entrySet()) {
            Partitions.require(
                    connection,
                    entry.getKey(),
                    entry.getValue().stream().map(Row::slot).distinct().toList());
            for (int i = 0; i < entry.getValue().size(); i += AT_ONCE) {
                List<Row> some =
                        entry.getValue().subList(i, Math.min(entry.getValue().size(), i + AT_ONCE));
                insert(connection, entry.getKey(), some);
            }
        }
    }

    private static void insert(Connection connection, Rollup rollup, List<Row> rows) throws SQLException {
        String insert = "insert into " + rollup.table() + " (slot, series, pack)"
                + " select to_timestamp(s), i, p from unnest(?::bigint[], ?::int[], ?::bytea[]) as added (s, i, p)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::slot).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int", rows.stream().map(Row::series).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", rows.stream().map(Row::pack).toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }

    /** When the oldest traffic that is kept was; null if there is none. */
    static @Nullable Instant oldest(Connection connection) throws SQLException {
        String select = "select least((select min(slot) from " + Rollup.HOUR.table() + " where series = ?),"
                + " (select min(slot) from " + Rollup.OPEN.table() + "))";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, SeriesTable.EVERYTHING);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                OffsetDateTime oldest = row.getObject(1, OffsetDateTime.class);
                return oldest == null ? null : oldest.toInstant();
            }
        }
    }

    /** Receives rows. */
    @FunctionalInterface
    interface Sink {
        void add(long slot, int series, byte[] pack) throws SQLException;
    }

    /**
     * Hands on the rows of a stretch of time.
     *
     * @param from beginning of the first row, in seconds since 1970
     * @param to end of the stretch
     * @param series numbers; null for every row there is
     * @param order of the rows; empty if it does not matter
     */
    static void read(
            Connection connection,
            Rollup rollup,
            long from,
            long to,
            @Nullable Collection<Integer> series,
            String order,
            Sink sink)
            throws SQLException {
        try (PreparedStatement statement = select(connection, rollup, from, to, series, order);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sink.add(row.getLong(1), row.getInt(2), row.getBytes(3));
            }
        }
    }

    /** The query of {@link #read}. */
    static PreparedStatement select(
            Connection connection,
            Rollup rollup,
            long from,
            long to,
            @Nullable Collection<Integer> series,
            String order)
            throws SQLException {
        String select = "select extract(epoch from slot)::bigint, series, pack from " + rollup.table()
                + " where slot >= ? and slot < ?" + (series == null ? "" : " and series = any (?)") + order;
        PreparedStatement statement = connection.prepareStatement(select);
        statement.setFetchSize(FETCH);
        statement.setObject(1, StateTable.time(from));
        statement.setObject(2, StateTable.time(to));
        if (series != null) {
            statement.setArray(3, connection.createArrayOf("int", series.toArray()));
        }
        return statement;
    }

    /** Time of the oldest row within a stretch of time, in seconds since 1970; {@link Long#MAX_VALUE} if there is none. */
    static long oldest(Connection connection, Rollup rollup, long from, long to) throws SQLException {
        String select =
                "select extract(epoch from min(slot))::bigint from " + rollup.table() + " where slot >= ? and slot < ?";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setObject(1, StateTable.time(from));
            statement.setObject(2, StateTable.time(to));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long oldest = row.getLong(1);
                return row.wasNull() ? Long.MAX_VALUE : oldest;
            }
        }
    }

    static void delete(Connection connection, Rollup rollup, long from, long to) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from " + rollup.table() + " where slot >= ? and slot < ?")) {
            statement.setObject(1, StateTable.time(from));
            statement.setObject(2, StateTable.time(to));
            statement.executeUpdate();
        }
    }
}
