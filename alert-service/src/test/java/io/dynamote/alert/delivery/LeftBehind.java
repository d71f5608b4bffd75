package io.dynamote.alert.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
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

    LeftBehind(PostgresServer postgres) throws SQLException {
        connection = DriverManager.getConnection(postgres.jdbcUrl() + "?currentSchema=alert", postgres.user(), "");
    }

    /** Reads a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * One try.
     *
     * @param firing names of alerts with their beginnings that it told of as firing
     * @param resolved the same, told of as over
     */
    record Try(
            UUID id,
            String lane,
            String state,
            boolean noted,
            boolean mayBeKnown,
            Instant at,
            Instant firstTry,
            Set<String> firing,
            Set<String> resolved) {

        boolean saysTheSameAs(Try other) {
            return firing.equals(other.firing) && resolved.equals(other.resolved);
        }
    }

    <T> List<T> list(String query, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    long count(String query) throws SQLException {
        return list(query, row -> row.getLong(1)).getFirst();
    }

    /** All tries in the order in which they were decided. */
    List<Try> tries() throws SQLException {
        return list("select * from delivery order by number", LeftBehind::readTry);
    }

    private static Try readTry(ResultSet row) throws SQLException {
        JsonNode message = json(row.getString("message"));
        Instant at = Instant.parse(message.path("at").asText());
        Set<String> firing = new HashSet<>();
        Set<String> resolved = new HashSet<>();
        for (JsonNode alert : message.path("alerts")) {
            boolean isFiring = alert.path("endsAt").isNull()
                    || Instant.parse(alert.path("endsAt").asText()).isAfter(at);
            String name = alert.path("labels").path("entity").asText() + " since "
                    + alert.path("startsAt").asText();
            (isFiring ? firing : resolved).add(name);
        }
        return new Try(
                row.getObject("id", UUID.class),
                row.getString("lane"),
                row.getString("state"),
                row.getBoolean("noted"),
                row.getBoolean("may_be_known"),
                at,
                Instant.parse(message.path("tries").path("since").asText()),
                firing,
                resolved);
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
