package io.dynamote.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

import io.dynamote.embedded.EmbeddedStartException;
import io.dynamote.embedded.Residence;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Postgres as a child process of this JVM, on 127.0.0.1. Works as root too.
 *
 * <p>Port and data stay the same over {@link #stop()} and {@link #restart()}. A server or pid file that a killed run
 * left in the data directory is cleared away first, and so are data that it had only begun to initialise.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Residence residence;
    private @Nullable EmbeddedPostgres server;

    private PostgresServer(Residence residence) {
        this.residence = residence;
    }

    /**
     * Starts a server and returns when it accepts connections. An empty data directory is initialised first.
     *
     * @throws io.dynamote.embedded.PortTakenException when the port is in use
     * @throws EmbeddedStartException when the server does not come up or another running JVM owns the data
     */
    public static PostgresServer start(PostgresOptions options) {
        Path given = options.dataDirectory();
        if (given != null) {
            // Before the port is checked: a leftover server holds the port too.
            clearLeftover(given.toAbsolutePath());
        }
        var postgres = new PostgresServer(Residence.of("Postgres", options.port(), given));
        try {
            postgres.prepare();
            postgres.launch();
        } catch (EmbeddedStartException e) {
            postgres.close();
            if (postgres.residence.temporary()) {
                FreshData.ofThisMachine().discard();
            }
            throw e;
        }
        return postgres;
    }

    /** Tests start many servers: theirs are not initialised each time. */
    private void prepare() {
        if (residence.temporary()) {
            try {
                FreshData.ofThisMachine().copyTo(residence.directory());
            } catch (IOException e) {
                throw residence.cannotStart(e);
            }
        }
    }

    /** The port of 127.0.0.1 on which clients are served. */
    public int port() {
        return residence.port();
    }

    /** JDBC address of the database {@code postgres}, without a user; valid also while the server is stopped. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + residence.port() + "/postgres";
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
                throw new UncheckedIOException("Postgres on port " + residence.port() + " did not stop cleanly", e);
            }
        }
    }

    /** Starts the server again on the same port and data, after stopping it if it runs. */
    public synchronized void restart() {
        stop();
        clearLeftover(residence.directory());
        residence.requireFreePort();
        launch();
    }

    /** Stops the server and deletes its data if they are temporary. */
    @Override
    public synchronized void close() {
        stop();
        residence.leave();
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
        try (var first = FirstStart.begin(residence.directory())) {
            server = EmbeddedPostgres.builder()
                    .setPort(residence.port())
                    .setDataDirectory(residence.directory())
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
                    .setServerConfig("fsync", residence.temporary() ? "off" : "on")
                    .start();
            first.complete();
        } catch (IOException | IllegalStateException e) {
            throw residence.cannotStart(e);
        }
        LOG.info(
                "Postgres is up on 127.0.0.1:{} after {} ms, data in {}",
                residence.port(),
                Duration.ofNanos(System.nanoTime() - started).toMillis(),
                residence.directory());
    }
}
