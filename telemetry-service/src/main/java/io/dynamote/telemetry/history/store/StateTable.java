package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.dynamote.telemetry.history.rollup.Closed;

/** Up to when roll-ups are made: one row, shared by those who add and locked by who closes. */
final class StateTable {

    private static final String SELECT = "select hours_closed, days_closed from traffic_state";

    private StateTable() {}

    static Closed read(Connection connection) throws SQLException {
        return select(connection, SELECT);
    }

    /** Keeps it as it is until the end of the transaction. */
    static Closed share(Connection connection) throws SQLException {
        return select(connection, SELECT + " for share");
    }

    /** Waits until nobody adds, and keeps others from it until the end of the transaction. */
    static Closed lock(Connection connection) throws SQLException {
        return select(connection, SELECT + " for update");
    }

    static void set(Connection connection, Closed closed) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update traffic_state set hours_closed = ?, days_closed = ?")) {
            statement.setObject(1, time(closed.hours()));
            statement.setObject(2, time(closed.days()));
            statement.executeUpdate();
        }
    }

    private static Closed select(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the table traffic_state has lost its row");
            }
            return new Closed(second(row, 1), second(row, 2));
        }
    }

    static long second(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toEpochSecond();
    }

    static OffsetDateTime time(long second) {
        return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC);
    }
}
