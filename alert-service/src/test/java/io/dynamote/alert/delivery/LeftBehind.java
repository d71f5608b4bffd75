package io.dynamote.alert.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.postgres.PostgresServer;

/** What processes left in Postgres, read by nobody's code but this. */
final class LeftBehind implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;

    LeftBehind(PostgresServer postgres) {
        try {
            connection = DriverManager.getConnection(postgres.jdbcUrl() + "?currentSchema=alert", postgres.user(), "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * One try.
     *
     * @param at when it was due
     * @param firstTry when the first of those was due of which this is one
     * @param firing what it told of as firing
     * @param resolved what it told of as over
     */
    record Try(
            long number,
            UUID id,
            String lane,
            String destination,
            String state,
            boolean noted,
            boolean mayBeKnown,
            String answer,
            Instant at,
            Instant firstTry,
            Instant sentAt,
            Instant leasedUntil,
            Instant answeredAt,
            Set<Told> firing,
            Set<Told> resolved) {

        boolean is(String word) {
            return state.equals(word);
        }

        boolean saysTheSameAs(Try other) {
            return firing.equals(other.firing) && resolved.equals(other.resolved);
        }
    }

    /** An alert in a message: of which entity, and when it began. */
    record Told(String entity, Instant since) {}

    <T> List<T> list(String query, RowReader<T> reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    long count(String query) {
        return list(query, row -> row.getLong(1)).getFirst();
    }

    /** Names the process that decides. */
    String owner() {
        return list("select owner from notifier", row -> row.getString(1)).getFirst();
    }

    /** How many tries are over; none as long as there are no tables. */
    long triesOver() {
        boolean isThere = count(
                        "select count(*) from information_schema.tables where table_schema = 'alert' and table_name = 'delivery'")
                > 0;
        return isThere ? count("select count(*) from delivery where noted") : 0;
    }

    /** Whether nobody is left with an alert as the last word. */
    boolean isAllOver() {
        return count("select count(*) from notification_lane"
                        + " where jsonb_array_length(body -> 'told' -> 'firing') > 0")
                == 0;
    }

    /** Whether so many signals were evaluated and nothing is due, under way or put off. */
    boolean isQuiet(int signals) {
        return count("select coalesce(max(next_offset), 0) from shard") == signals
                && count("select count(*) from news") == 0
                && count("select count(*) from delivery where not noted") == 0
                && count("select count(*) from notification_lane where body -> 'putOff' <> 'null'"
                                + " or body -> 'underWay' <> 'null'")
                        == 0;
    }

    /** Tries that are over, after the one of a number, in the order in which they were decided. */
    List<Try> tries(long after) {
        return list("select * from delivery where noted and number > " + after + " order by number", LeftBehind::read);
    }

    private static Try read(ResultSet row) throws SQLException {
        JsonNode message = json(row.getString("message"));
        Instant at = Instant.parse(message.path("at").asText());
        Set<Told> firing = new HashSet<>();
        Set<Told> resolved = new HashSet<>();
        for (JsonNode alert : message.path("alerts")) {
            boolean isFiring = alert.path("endsAt").isNull()
                    || Instant.parse(alert.path("endsAt").asText()).isAfter(at);
            (isFiring ? firing : resolved)
                    .add(new Told(
                            alert.path("labels").path("entity").asText(),
                            Instant.parse(alert.path("startsAt").asText())));
        }
        return new Try(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getString("lane"),
                row.getString("destination"),
                row.getString("state"),
                row.getBoolean("noted"),
                row.getBoolean("may_be_known"),
                row.getString("answer"),
                at,
                Instant.parse(message.path("tries").path("since").asText()),
                instant(row, "sent_at"),
                instant(row, "leased_until"),
                instant(row, "answered_at"),
                firing,
                resolved);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
