package io.dynamote.system.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code ./dynamote} as a newcomer uses it, as a process of its own. */
class LauncherE2E {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What a kill may do to data is proved in embedded, with many more of them. */
    private static final boolean ONCE_MORE = Boolean.getBoolean("dynamote.endurance");

    @TempDir
    private Path directory;

    private final ClassArchives archives = new ClassArchives(ROOT.resolve("standalone/target"));
    private int port;
    private Process up;

    @BeforeEach
    void start() throws IOException {
        archives.forget();
        Files.writeString(archives.directory().resolve("up-1.jsa"), "of another build");
        port = RunningSystem.freePorts().web();
        up = launch("up", "--port", Integer.toString(port));
    }

    @AfterEach
    void stop() throws Exception {
        up.destroy();
        assertThat(up.waitFor(60, TimeUnit.SECONDS)).as("it stops when told to").isTrue();
        archives.forget();
    }

    /** One journey, since each start is a whole system. */
    @Test
    void shouldStartTellStopAndKeepDataThroughAKillToo() throws Exception {
        awaitTable();
        assertThat(archives.usedBy(up))
                .as("the first start has nothing to learn from")
                .isFalse();
        Door door = new Door(URI.create("http://127.0.0.1:" + port));
        assertThat(door.get("/").status()).isEqualTo(200);
        assertThat(door.post("/api/models", MODEL, null).status()).isEqualTo(201);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(run("status"))
                        .contains("is running")
                        .contains("deployment-service")
                        .contains("postgres"));
        assertThat(run("up", "--port", "31000")).contains("already running").contains("http://127.0.0.1:" + port);
        assertThat(run("logs", "web")).doesNotContain(" catalog ");
        assertNamesThePortsThatAreTakenAndByWhom();

        assertThat(run("down")).contains("has stopped");
        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run("status")).contains("is not running");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(archives.files())
                        .singleElement()
                        .matches(file -> file.toString().endsWith(".jsa")));

        up = launch("up", "--port", Integer.toString(port));
        awaitTable();
        assertThat(archives.usedBy(up)).as("later ones start from its classes").isTrue();
        assertThat(Files.readString(output()).lines())
                .as("nothing but what Dynamote itself says")
                .noneMatch(line -> line.contains("warning") || line.contains("error"));
        assertKept(door);
        up.destroyForcibly();
        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run("status")).contains("is not running");

        if (ONCE_MORE) {
            up = launch("up", "--port", Integer.toString(port));
            awaitTable();
            assertKept(door);
        }
    }

    private void assertNamesThePortsThatAreTakenAndByWhom() throws Exception {
        String other = directory.resolve("other").toString();
        assertThat(run("up", "--port", Integer.toString(port), "--data", other))
                .contains("port " + port + ", wanted for the portal, is taken")
                .contains("java (process " + up.pid() + ")")
                .contains("--port");
    }

    private static void assertKept(Door door) {
        assertThat(door.get("/api/models/acme/kept-1B").status())
                .as("data are kept")
                .isEqualTo(200);
    }

    private void awaitTable() {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(Files.readString(output()))
                        .contains("Dynamote is up after")
                        .contains("http://127.0.0.1:" + port));
    }

    private Path output() {
        return directory.resolve("up.txt");
    }

    private Process launch(String... arguments) throws IOException {
        return command(arguments).redirectOutput(output().toFile()).start();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Process process = command(arguments).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return text;
    }

    /** The reactor has just built what the launcher runs, so it must not build in the middle of that. */
    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("dynamote").toString()));
        command.addAll(List.of(arguments));
        if (!command.contains("--data")) {
            command.addAll(List.of("--data", directory.resolve("data").toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DYNAMOTE_BUILD", "skip");
        builder.environment().remove("KUBECONFIG");
        return builder;
    }

    private static final String MODEL = """
            {"id": "acme/kept-1B", "name": "Kept 1B", "description": "Kept over a restart.", "size": "1B",
             "task": "chat", "parameters": 1000000000, "contextLength": 4096, "license": "apache-2.0", "gated": false,
             "supportedEngines": ["vllm"], "minGpuMemory": "4GB"}""";
}
