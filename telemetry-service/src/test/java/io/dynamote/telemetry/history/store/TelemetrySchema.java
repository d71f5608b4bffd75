package io.dynamote.telemetry.history.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;

/** A Postgres with the tables of history and nobody who works on them. */
final class TelemetrySchema implements AutoCloseable {

    private static final List<String> MIGRATIONS = List.of("V1__traffic_series.sql", "V2__traffic_rollups.sql");

    private final PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
    private int schemas;

    /** A connection to tables of its own, in no transaction. */
    Connection fresh() throws SQLException {
        schemas++;
        Connection connection = open();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + name());
            for (String migration : MIGRATIONS) {
                statement.execute(read("/db/telemetry/" + migration));
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** Another connection to the tables of the last fresh one. */
    Connection another() throws SQLException {
        Connection connection = open();
        connection.setAutoCommit(false);
        return connection;
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl() + "?currentSchema=" + name(), postgres.user(), "");
    }

    private String name() {
        return "telemetry_" + schemas;
    }

    private static String read(String resource) {
        try (InputStream stream = TelemetrySchema.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
