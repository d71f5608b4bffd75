package io.dynamote.telemetry.hosthistory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Parts of the roll-ups by time: made when they are needed, dropped when they are old. */
final class HostPartitions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private HostPartitions() {}

    /** Makes the parts in which these moments lie, unless they are there. */
    static void require(Connection connection, Resolution resolution, Collection<Instant> times) throws SQLException {
        Set<LocalDate> begins = times.stream().map(resolution::partition).collect(Collectors.toSet());
        begins.removeAll(there(connection, resolution));
        for (LocalDate begin : begins) {
            String name = name(resolution, begin);
            try (Statement statement = connection.createStatement()) {
                // Attached, not made in place: others go on reading the table meanwhile.
                statement.execute("create table " + name + " (like " + resolution.table() + " including all)");
                statement.execute("alter table " + resolution.table() + " attach partition " + name
                        + " for values from ('" + Resolution.moment(begin) + "') to ('"
                        + Resolution.moment(resolution.end(begin)) + "')");
            }
        }
    }

    /** Drops the parts that end before this moment. */
    static void dropBefore(Connection connection, Resolution resolution, Instant oldest) throws SQLException {
        for (LocalDate begin : there(connection, resolution)) {
            if (!Resolution.moment(resolution.end(begin)).isAfter(oldest)) {
                try (Statement statement = connection.createStatement()) {
                    // Needs the table for itself for a moment; if somebody reads for long, it is tried again later.
                    statement.execute("set local lock_timeout = '1s'");
                    statement.execute("drop table " + name(resolution, begin));
                }
            }
        }
    }

    private static List<LocalDate> there(Connection connection, Resolution resolution) throws SQLException {
        List<LocalDate> begins = new ArrayList<>();
        String select = "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                + " where i.inhparent = ?::regclass order by 1";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, resolution.table());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String name = row.getString(1);
                    begins.add(LocalDate.parse(name.substring(name.lastIndexOf('_') + 1), DAY));
                }
            }
        }
        return begins;
    }

    private static String name(Resolution resolution, LocalDate begin) {
        return resolution.table() + "_" + DAY.format(begin);
    }
}
