package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Stretch;
import io.dynamote.telemetry.traffic.SourceChoice;

/** Whose word is taken for each deployment within hours that are still open, as {@link Sources} will once they are closed. */
final class OpenSources {

    private final Map<Integer, String> deploymentsOfFrontends;
    private final Map<Long, Set<String>> toldByGateways;

    private OpenSources(Map<Integer, String> deploymentsOfFrontends, Map<Long, Set<String>> toldByGateways) {
        this.deploymentsOfFrontends = deploymentsOfFrontends;
        this.toldByGateways = toldByGateways;
    }

    static OpenSources of(Connection connection, Stretch stretch) throws SQLException {
        Map<Integer, String> frontends = frontends(connection);
        return new OpenSources(frontends, frontends.isEmpty() ? Map.of() : gateways(connection, stretch));
    }

    private static Map<Integer, String> frontends(Connection connection) throws SQLException {
        Map<Integer, String> frontends = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select id, deployment from traffic_series where source = '" + SeriesName.FRONTEND + "'")) {
            while (row.next()) {
                frontends.put(row.getInt(1), row.getString(2));
            }
        }
        return frontends;
    }

    private static Map<Long, Set<String>> gateways(Connection connection, Stretch stretch) throws SQLException {
        String select = "select distinct floor(extract(epoch from o.slot) / 3600)::bigint * 3600, s.deployment"
                + " from traffic_open o join traffic_series s on s.id = o.series"
                + " where s.source = '" + SeriesName.GATEWAY + "' and o.slot >= ? and o.slot < ?";
        Map<Long, Set<String>> told = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setObject(1, StateTable.time(Rollup.HOUR.row(stretch.from())));
            statement.setObject(2, StateTable.time(stretch.to() + Rollup.HOUR.rowSeconds()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    told.computeIfAbsent(row.getLong(1), _ -> new HashSet<>()).add(row.getString(2));
                }
            }
        }
        return told;
    }

    /** Whether what a series says of a time is added up. */
    boolean take(int number, long second) {
        String deployment = deploymentsOfFrontends.get(number);
        return deployment == null
                || SourceChoice.of(toldByGateways.getOrDefault(Rollup.HOUR.row(second), Set.of()))
                        .takes(TrafficSource.FRONTEND, deployment);
    }
}
