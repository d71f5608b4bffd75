package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;

/** Closed hours that are to be closed again, since something was added to them. */
final class RedoTable {

    private RedoTable() {}

    /** Notes hours, which begin at these seconds since 1970. */
    static void note(Connection connection, Collection<Long> hours) throws SQLException {
        if (hours.isEmpty()) {
            return;
        }
        String insert = "insert into traffic_redo (slot) select to_timestamp(s) from unnest(?::bigint[]) as added (s)"
                + " order by s on conflict do nothing";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setArray(1, connection.createArrayOf("bigint", hours.toArray()));
            statement.executeUpdate();
        }
    }

    static boolean isEmpty(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from traffic_redo limit 1");
                ResultSet row = statement.executeQuery()) {
            return !row.next();
        }
    }

    /** Takes an hour that was noted this long ago off the table. */
    static OptionalLong take(Connection connection, Duration waited) throws SQLException {
        String delete = "delete from traffic_redo where slot = (select min(slot) from traffic_redo"
                + " where since <= now() - make_interval(secs => ?)) returning extract(epoch from slot)::bigint";
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setLong(1, waited.toSeconds());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
