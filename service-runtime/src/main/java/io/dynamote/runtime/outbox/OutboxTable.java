package io.dynamote.runtime.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The relay's view of the outbox: the oldest rows first, gone once they are acknowledged. */
final class OutboxTable {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Connection connection;
    private final ObjectMapper json;

    OutboxTable(Connection connection, ObjectMapper json) {
        this.connection = connection;
        this.json = json;
    }

    List<OutboxRow> oldest(int most) throws SQLException {
        String select = """
                select id, event_id, topic, record_key, headers, value,
                       extract(epoch from clock_timestamp() - created_at) as age
                from outbox order by id limit ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, most);
            try (ResultSet rows = statement.executeQuery()) {
                List<OutboxRow> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        }
    }

    void delete(List<OutboxRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from outbox where id = any (?)")) {
            Object[] ids = rows.stream().map(OutboxRow::position).toArray();
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }

    private OutboxRow row(ResultSet row) throws SQLException {
        try {
            return new OutboxRow(
                    row.getLong("id"),
                    Duration.ofNanos(Math.max(0, (long) (row.getDouble("age") * 1e9))),
                    new OutboxMessage(
                            row.getObject("event_id", UUID.class),
                            row.getString("topic"),
                            row.getString("record_key"),
                            json.readValue(row.getString("headers"), HEADERS),
                            row.getBytes("value")));
        } catch (JsonProcessingException e) {
            throw new SQLException("headers of outbox row " + row.getLong("id") + " are not a JSON object of text", e);
        }
    }
}
