package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.dynamote.telemetry.history.rollup.Rollup;

/**
 * Partitions of the roll-ups by time. One is attached rather than created in place, since that lets others go on reading
 * and writing. Dropping one needs the table for itself for a moment; whoever reads for long makes it try again later.
 */
final class Partitions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private Partitions() {}

    /** Whether a roll-up has partitions, and if so, of a month or of a day. */
    private enum Period {
        NONE,
        DAY,
        MONTH;

        static Period of(Rollup rollup) {
            return switch (rollup) {
                case OPEN -> NONE;
                case MINUTE, TEN_MINUTES -> DAY;
                case HOUR, DAY -> MONTH;
            };
        }

        LocalDate begin(LocalDate day) {
            return this == MONTH ? day.withDayOfMonth(1) : day;
        }

        LocalDate end(LocalDate begin) {
            return this == MONTH ? begin.plusMonths(1) : begin.plusDays(1);
        }
    }

    /** Makes the partitions in which these times lie, unless they are there. */
    static void require(Connection connection, Rollup rollup, Collection<Long> seconds) throws SQLException {
        Period period = Period.of(rollup);
        if (period == Period.NONE) {
            return;
        }
        List<LocalDate> begins = seconds.stream()
                .map(second -> period.begin(LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC)))
                .distinct()
                .sorted()
                .toList();
        for (LocalDate begin : begins) {
            if (!exists(connection, name(rollup, begin))) {
                create(connection, rollup, begin, period.end(begin));
            }
        }
    }

    private static void create(Connection connection, Rollup rollup, LocalDate begin, LocalDate end)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtextextended(current_schema() || '/partitions', 0))");
            String name = name(rollup, begin);
            if (!exists(connection, name)) {
                statement.execute("create table " + name + " (like " + rollup.table() + ")");
                statement.execute("alter table " + name + " alter column pack set storage external");
                statement.execute("alter table " + rollup.table() + " attach partition " + name + " for values from ('"
                        + begin + "T00:00:00Z') to ('" + end + "T00:00:00Z')");
            }
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String name(Rollup rollup, LocalDate begin) {
        return rollup.table() + "_" + DAY.format(begin);
    }

    /** The partitions of a roll-up that end before a time. */
    static List<String> endedBefore(Connection connection, Rollup rollup, long second) throws SQLException {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
        Period period = Period.of(rollup);
        List<String> ended = new ArrayList<>();
        String select = "select inhrelid::regclass::text from pg_inherits where inhparent = ?::regclass order by 1";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, rollup.table());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String name = row.getString(1);
                    LocalDate begin = LocalDate.parse(name.substring(name.lastIndexOf('_') + 1), DAY);
                    if (!period.end(begin).isAfter(day)) {
                        ended.add(name);
                    }
                }
            }
        }
        return ended;
    }

    /** Drops a partition, or fails within a second if somebody reads the table. */
    static void drop(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '1s'");
            statement.execute("drop table " + name);
        }
    }
}
