package io.dynamote.telemetry.hosthistory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.dynamote.telemetry.host.Maintenance;

/** Hosts in maintenance. */
final class MaintenanceTable {

    private MaintenanceTable() {}

    static Map<String, Maintenance> read(Connection connection) throws SQLException {
        Map<String, Maintenance> all = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select host, since, until, reason, actor from host_maintenance")) {
            while (row.next()) {
                Timestamp until = row.getTimestamp(3);
                all.put(
                        row.getString(1),
                        new Maintenance(
                                row.getTimestamp(2).toInstant(),
                                until == null ? null : until.toInstant(),
                                row.getString(4),
                                row.getString(5)));
            }
        }
        return all;
    }

    /** Begins a maintenance; of one that is going on the beginning stays. */
    static void put(Connection connection, String host, Maintenance maintenance, Instant now) throws SQLException {
        String upsert = "insert into host_maintenance as m (host, since, until, reason, actor) values (?, ?, ?, ?, ?)"
                + " on conflict (host) do update set until = excluded.until, reason = excluded.reason,"
                + " actor = excluded.actor, since = case when m.until <= ? then excluded.since else m.since end";
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            Instant until = maintenance.until();
            statement.setString(1, host);
            statement.setTimestamp(2, Timestamp.from(maintenance.since()));
            statement.setTimestamp(3, until == null ? null : Timestamp.from(until));
            statement.setString(4, maintenance.reason());
            statement.setString(5, maintenance.actor());
            statement.setTimestamp(6, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    static void delete(Connection connection, String host) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from host_maintenance where host = ?")) {
            statement.setString(1, host);
            statement.executeUpdate();
        }
    }
}
