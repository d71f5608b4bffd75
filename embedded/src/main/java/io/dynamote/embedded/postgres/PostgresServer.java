package io.dynamote.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.dynamote.embedded.EmbeddedStartException;
import io.dynamote.embedded.LoopbackPort;
import io.dynamote.embedded.TemporaryDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Postgres as a child process of this JVM, on 127.0.0.1. Works as root too.
 *
 * <p>Port and data stay the same over {@link #stop()} and {@link #restart()}. A server or pid file that a killed run
 * left in the data directory is cleared away first.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String PART = "Postgres";
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final Path directory;
    private final boolean temporary;
    private @Nullable EmbeddedPostgres server;

    private PostgresServer(int port, Path directory, boolean temporary) {
        this.port = port;
        this.directory = directory;
        this.temporary = temporary;
    }

    /**
     * Starts a server and returns when it accepts connections. An empty data directory is initialised first.
     *
     * @throws io.dynamote.embedded.PortTakenException when the port is in use
     * @throws EmbeddedStartException when the server does not come up or another running JVM owns the data
     */
    public static PostgresServer start(PostgresOptions options) {
        Path given = options.dataDirectory();
        Path directory = given == null ? TemporaryDirectory.create("postgres") : given.toAbsolutePath();
        // Before the port is checked: a leftover server holds the port too.
        clearLeftover(directory);
        var postgres = new PostgresServer(LoopbackPort.choose(PART, options.port()), directory, given == null);
        postgres.launch();
        return postgres;
    }

    /** The port of 127.0.0.1 on which clients are served. */
    public int port() {
        return port;
    }

    /** JDBC address of the database {@code postgres}, without a user; valid also while the server is stopped. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Name of the superuser; local connections need no password. */
    public String user() {
        return USER;
    }

    /** Whether the server is up. */
    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Stops the server: open connections are cut, data are kept. Does nothing when it is stopped. */
    public synchronized void stop() {
        EmbeddedPostgres running = server;
        if (running != null) {
            server = null;
            try {
                running.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Postgres on port " + port + " did not stop cleanly", e);
            }
        }
    }

    /** Starts the server again on the same port and data, after stopping it if it runs. */
    public synchronized void restart() {
        stop();
        clearLeftover(directory);
        LoopbackPort.choose(PART, port);
        launch();
    }

    /** Stops the server and deletes its data if they are temporary. */
    @Override
    public synchronized void close() {
        stop();
        if (temporary) {
            TemporaryDirectory.delete(directory);
        }
    }

    /**
     * Ends the server that a killed run left on these data; {@link #start} does so too. Does nothing when there is none.
     *
     * @throws EmbeddedStartException when it cannot be ended or another running JVM owns the data
     */
    public static void clearLeftover(Path directory) {
        try {
            LeftoverPostmaster.clear(directory);
        } catch (IOException e) {
            throw new EmbeddedStartException(
                    "Postgres cannot start: %s holds the traces of a killed run that cannot be cleared: %s"
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    private synchronized void launch() {
        long started = System.nanoTime();
        try {
            Files.createDirectories(directory);
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(PATIENCE)
                    // The same collation on every machine, whatever locales it has.
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("fsync", temporary ? "off" : "on")
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new EmbeddedStartException(
                    "Postgres cannot start on port %d with data in %s: %s".formatted(port, directory, e.getMessage()),
                    e);
        }
        LOG.info(
                "Postgres is up on 127.0.0.1:{} after {} ms, data in {}",
                port,
                Duration.ofNanos(System.nanoTime() - started).toMillis(),
                directory);
    }
}
