package io.dynamote.runtime.outbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;

/**
 * The way to Kafka for facts and state: a row of the transaction that makes them true.
 *
 * <p>Messages with one key keep their order only if the transactions that append them are serialised, so lock the row
 * that the key stands for before appending.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class Outbox {

    private static final String INSERT =
            "insert into outbox (event_id, topic, record_key, headers, value) values (?, ?, ?, ?::jsonb, ?)";

    private final JdbcOperations jdbc;
    private final ObjectMapper json;

    Outbox(JdbcOperations jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Appends to the current transaction. */
    public void append(OutboxMessage... messages) {
        append(List.of(messages));
    }

    /**
     * Appends to the current transaction.
     *
     * @throws io.micronaut.transaction.exceptions.NoTransactionException if there is none
     */
    public void append(List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(INSERT, statement -> {
            for (OutboxMessage message : messages) {
                bind(statement, message);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private void bind(PreparedStatement statement, OutboxMessage message) throws SQLException {
        statement.setObject(1, message.id());
        statement.setString(2, message.topic());
        statement.setString(3, message.key());
        statement.setString(4, headers(message));
        statement.setBytes(5, message.value());
    }

    private String headers(OutboxMessage message) {
        try {
            return json.writeValueAsString(message.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of " + message.id() + " cannot be written as JSON", e);
        }
    }
}
