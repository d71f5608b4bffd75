package io.dynamote.embedded.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.dynamote.embedded.EmbeddedStartException;
import io.dynamote.embedded.LoopbackPort;
import io.dynamote.embedded.PortTakenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PostgresServerIT {

    @TempDir
    Path directory;

    @Test
    void shouldKeepPortAndRowsOverStopRestartAndANewRun() throws Exception {
        int port;
        try (var postgres = PostgresServer.start(new PostgresOptions(0, directory))) {
            port = postgres.port();
            execute(postgres, "CREATE TABLE letter (value text)");
            execute(postgres, "INSERT INTO letter VALUES ('alpha')");

            postgres.stop();
            assertThatThrownBy(() -> count(postgres)).isInstanceOf(SQLException.class);
            postgres.restart();

            assertThat(postgres.port()).isEqualTo(port);
            assertThat(count(postgres)).isEqualTo(1);
            assertThatThrownBy(() -> PostgresServer.start(new PostgresOptions(port, null)))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("Postgres")
                    .hasMessageContaining(Integer.toString(port));
            assertThatThrownBy(() -> PostgresServer.start(new PostgresOptions(0, directory)))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining(directory.toString());
            assertThat(count(postgres)).isEqualTo(1);
        }
        Files.writeString(
                directory.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + directory + "\n");
        try (var again = PostgresServer.start(new PostgresOptions(port, directory))) {
            assertThat(count(again)).isEqualTo(1);
        }
    }

    @Test
    void shouldTakeOverFromAServerWhoseJvmWasKilled() throws Exception {
        int port = LoopbackPort.choose("Postgres", 0);
        startInAnotherJvmAndKillWhenThereIs("up", port, directory);

        try (var postgres = PostgresServer.start(new PostgresOptions(port, directory))) {
            assertThat(count(postgres)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PG_VERSION", "postgresql.conf", "base/1"})
    void shouldStartAnewWhereTheFirstStartWasKilled(String reached) throws Exception {
        int port = LoopbackPort.choose("Postgres", 0);
        Path data = directory.resolve("data");
        startInAnotherJvmAndKillWhenThereIs(reached, port, data);
        assertThat(directory.resolve("data.initialising")).exists();

        try (var postgres = PostgresServer.start(new PostgresOptions(port, data))) {
            execute(postgres, "CREATE TABLE letter (value text)");
            assertThat(count(postgres)).isZero();
        }

        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.filter(path -> !path.toString().endsWith(".log"))).containsExactly(data);
        }
    }

    private void startInAnotherJvmAndKillWhenThereIs(String file, int port, Path data) throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndStay.class.getName(),
                        Integer.toString(port),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        directory.resolveSibling("killed-" + port + ".log").toFile())
                .start();
        try {
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Files.exists(data.resolve(file)));
        } finally {
            killed.destroyForcibly().waitFor();
        }
    }

    /** The process that is killed: starts a server, writes a row, says so with a file and waits. */
    static final class StartAndStay {

        private StartAndStay() {}

        public static void main(String[] args) throws Exception {
            Path directory = Path.of(args[1]);
            var postgres = PostgresServer.start(new PostgresOptions(Integer.parseInt(args[0]), directory));
            execute(postgres, "CREATE TABLE letter (value text)");
            execute(postgres, "INSERT INTO letter VALUES ('alpha')");
            Files.createFile(directory.resolve("up"));
            new CountDownLatch(1).await();
        }
    }

    private static void execute(PostgresServer postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(PostgresServer postgres) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM letter")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(PostgresServer postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "");
    }
}
