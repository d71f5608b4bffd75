package io.dynamote.telemetry.history.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Numbers of series. What was looked up is remembered until the next hour is closed, since that is when the numbers of
 * series without any history left are given up.
 */
final class SeriesTable {

    /** The number under which all series together are rolled up. */
    static final int EVERYTHING = 0;

    private final Map<SeriesName, Integer> known = new HashMap<>();
    private long knownIn;

    /** The numbers of these series; new ones get one. */
    Map<SeriesName, Integer> numbers(Connection connection, Collection<SeriesName> names, long hoursClosed)
            throws SQLException {
        if (hoursClosed != knownIn) {
            known.clear();
            knownIn = hoursClosed;
        }
        List<SeriesName> missing =
                names.stream().filter(name -> !known.containsKey(name)).sorted().toList();
        if (!missing.isEmpty()) {
            insert(connection, missing);
            find(connection, missing);
        }
        return names.stream().collect(Collectors.toMap(name -> name, known::get));
    }

    private static void insert(Connection connection, List<SeriesName> names) throws SQLException {
        String insert = "insert into traffic_series (deployment, model, team, source)"
                + " select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]) on conflict do nothing";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            bind(connection, statement, names);
            statement.executeUpdate();
        }
    }

    private void find(Connection connection, List<SeriesName> names) throws SQLException {
        String select = "select id, deployment, model, team, source from traffic_series"
                + " where (deployment, model, team, source) in"
                + " (select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]))";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            bind(connection, statement, names);
            known.putAll(read(statement).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));
        }
    }

    /** The series of any of these deployments, models or teams, by their numbers. */
    static Map<Integer, SeriesName> find(Connection connection, SeriesFilter filter) throws SQLException {
        String select = "select id, deployment, model, team, source from traffic_series where id <> " + EVERYTHING
                + " and source <> '" + SeriesName.BESIDE_GATEWAY + "'"
                + " and (? or deployment = any (?) or model = any (?) or team = any (?))";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setBoolean(1, filter.everything());
            statement.setArray(2, texts(connection, filter.deployments()));
            statement.setArray(3, texts(connection, filter.models()));
            statement.setArray(4, texts(connection, filter.teams()));
            return read(statement);
        }
    }

    /** Notes the last day of which there is history, and gives up series that have none since before a day. */
    static void keep(Connection connection, Collection<Integer> numbers, LocalDate day, LocalDate keptSince)
            throws SQLException {
        String update = "update traffic_series set last_day = greatest(last_day, ?) where id = any (?)";
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setObject(1, day);
            statement.setArray(2, connection.createArrayOf("int", numbers.toArray()));
            statement.executeUpdate();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("delete from traffic_series where last_day < ?")) {
            statement.setObject(1, keptSince);
            statement.executeUpdate();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<SeriesName> names)
            throws SQLException {
        List<Function<SeriesName, String>> columns =
                List.of(SeriesName::deployment, SeriesName::model, SeriesName::team, SeriesName::source);
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(
                    i + 1, texts(connection, names.stream().map(columns.get(i)).toList()));
        }
    }

    static Map<Integer, SeriesName> read(PreparedStatement statement) throws SQLException {
        Map<Integer, SeriesName> found = new TreeMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(
                        row.getInt(1),
                        new SeriesName(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
            }
        }
        return found;
    }

    private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
