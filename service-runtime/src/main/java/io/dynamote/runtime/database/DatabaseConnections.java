package io.dynamote.runtime.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections outside the pool, for what must own one: advisory locks and notifications. */
@Singleton
@Requires(property = "datasources.default.url")
public class DatabaseConnections {

    private static final Duration LOCK_RETRY = Duration.ofMillis(250);

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    DatabaseConnections(
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String user,
            @Property(name = "datasources.default.password", defaultValue = "") String password) {
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(2);
    }

    /**
     * Opens a connection in auto-commit mode.
     *
     * @param purpose shown by Postgres as the application name
     */
    public Connection open(String purpose) throws SQLException {
        Connection connection = source.getConnection();
        connection.setClientInfo("ApplicationName", "dynamote " + purpose);
        return connection;
    }

    /**
     * Waits until this connection holds the named lock of its schema, or {@code wanted} turns false. The lock ends with
     * the connection.
     */
    public void awaitLock(Connection connection, String name, BooleanSupplier wanted)
            throws SQLException, InterruptedException {
        while (wanted.getAsBoolean() && !tryLock(connection, name)) {
            Thread.sleep(LOCK_RETRY);
        }
    }

    /** Takes the named lock of the connection's schema if it is free. */
    public boolean tryLock(Connection connection, String name) throws SQLException {
        String lock = "select pg_try_advisory_lock(hashtextextended(current_schema() || '/' || ?, 0))";
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Has the connection notified on {@code <channel>_<schema>}. */
    public void listen(Connection connection, String channel) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen \"" + channel + "_" + connection.getSchema() + "\"");
        }
    }

    /** Waits until the connection is notified of something it listens to, but not longer than this. */
    public void awaitNotification(Connection connection, Duration most) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(most.toMillis()));
    }
}
