package io.dynamote.deployment.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import org.jspecify.annotations.Nullable;

/** Statements with positional parameters, within the current transaction. */
final class Sql {

    /** Reads the row on which a result set stands. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final JdbcOperations jdbc;

    Sql(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    <T> List<T> list(String sql, RowReader<T> reader, List<?> parameters) {
        return jdbc.prepareStatement(sql, statement -> {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        });
    }

    <T> Optional<T> first(String sql, RowReader<T> reader, List<?> parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    int update(String sql, @Nullable Object... parameters) {
        return jdbc.prepareStatement(sql, statement -> {
            bind(statement, java.util.Arrays.asList(parameters));
            return statement.executeUpdate();
        });
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, bindable(statement, parameters.get(i)));
        }
    }

    private static @Nullable Object bindable(PreparedStatement statement, @Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case UUID[] ids -> statement.getConnection().createArrayOf("uuid", ids);
            case null, default -> value;
        };
    }
}
