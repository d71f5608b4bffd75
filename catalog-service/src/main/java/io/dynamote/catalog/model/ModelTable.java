package io.dynamote.catalog.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.runtime.actor.Actor;
import org.jspecify.annotations.Nullable;

/** The SQL of the catalog. Works on the connection of whoever asks, within its transaction if it has one. */
final class ModelTable {

    private static final String COLUMNS =
            "id, name, description, size, task, parameters, context_length, license, gated,"
                    + " engines, min_gpu_memory, layers, kv_heads, head_size, \"precision\", retired, revision";

    private static final String PUT = "insert into model (" + COLUMNS + ", changed_by, changed_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set "
            + Arrays.stream((COLUMNS + ", changed_by, changed_at").split(", ?"))
                    .skip(1)
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "));

    private final Connection connection;

    ModelTable(Connection connection) {
        this.connection = connection;
    }

    /** Waits until no other transaction changes the catalog and keeps it so; answers the newest revision. */
    long lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select revision from catalog for update");
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the table catalog has lost its row");
            }
            return row.getLong(1);
        }
    }

    /** The rows that newer revisions than this one changed. */
    List<ModelRow> changedSince(long revision) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + COLUMNS + " from model where revision > ?")) {
            statement.setLong(1, revision);
            return rows(statement);
        }
    }

    /** The rows with these ids, retired ones as well. */
    List<ModelRow> find(Collection<ModelId> ids) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + COLUMNS + " from model where id = any (?)")) {
            statement.setArray(1, texts(ids.stream().map(ModelId::value)));
            return rows(statement);
        }
    }

    /** Inserts or replaces the rows and makes their revision the newest. */
    void put(List<ModelRow> rows, long revision, Actor actor, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            for (ModelRow row : rows) {
                bind(statement, row);
                statement.setString(18, actor.name());
                statement.setObject(19, at.atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement("update catalog set revision = ?")) {
            statement.setLong(1, revision);
            statement.executeUpdate();
        }
    }

    /** Notes these ids as shipped and answers those that were not noted before. */
    Set<ModelId> noteShipped(Collection<ModelId> ids) throws SQLException {
        String insert = "insert into shipped_model select unnest(?) on conflict do nothing returning id";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setArray(1, texts(ids.stream().map(ModelId::value)));
            Set<ModelId> noted = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    noted.add(new ModelId(row.getString(1)));
                }
            }
            return noted;
        }
    }

    private void bind(PreparedStatement statement, ModelRow row) throws SQLException {
        Model model = row.model();
        Architecture architecture = model.architecture();
        statement.setString(1, model.id().value());
        statement.setString(2, model.name());
        statement.setString(3, model.description());
        statement.setString(4, model.size().text());
        statement.setString(5, model.task().id());
        statement.setObject(
                6, model.parameters() == null ? null : model.parameters().value(), Types.BIGINT);
        statement.setInt(7, model.contextLength().tokens());
        statement.setString(8, model.license());
        statement.setBoolean(9, model.gated());
        statement.setArray(10, texts(model.supportedEngines().stream().map(Engine::id)));
        statement.setString(11, model.minGpuMemory().toString());
        statement.setObject(12, architecture == null ? null : architecture.layers(), Types.INTEGER);
        statement.setObject(13, architecture == null ? null : architecture.kvHeads(), Types.INTEGER);
        statement.setObject(14, architecture == null ? null : architecture.headSize(), Types.INTEGER);
        statement.setString(
                15, architecture == null ? null : architecture.precision().id());
        statement.setBoolean(16, row.retired());
        statement.setLong(17, row.revision());
    }

    private static List<ModelRow> rows(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<ModelRow> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(new ModelRow(model(row), row.getBoolean("retired"), row.getLong("revision")));
            }
            return rows;
        }
    }

    private static Model model(ResultSet row) throws SQLException {
        Long parameters = row.getObject("parameters", Long.class);
        return new Model(
                new ModelId(row.getString("id")),
                row.getString("name"),
                row.getString("description"),
                new ModelSize(row.getString("size")),
                Task.of(row.getString("task")),
                parameters == null ? null : new ParameterCount(parameters),
                new ContextLength(row.getInt("context_length")),
                row.getString("license"),
                row.getBoolean("gated"),
                Arrays.stream((String[]) row.getArray("engines").getArray())
                        .map(Engine::of)
                        .collect(Collectors.toSet()),
                GpuMemory.parse(row.getString("min_gpu_memory")),
                architecture(row));
    }

    private static @Nullable Architecture architecture(ResultSet row) throws SQLException {
        String precision = row.getString("precision");
        return precision == null
                ? null
                : new Architecture(
                        row.getInt("layers"), row.getInt("kv_heads"), row.getInt("head_size"), Precision.of(precision));
    }

    private java.sql.Array texts(java.util.stream.Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
