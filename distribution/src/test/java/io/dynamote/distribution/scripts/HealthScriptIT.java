package io.dynamote.distribution.scripts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HealthScriptIT {

    private static final Path SCRIPT = Path.of("src/main/bin/dynamote-health");

    @TempDir
    private Path directory;

    private HttpServer service;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/health/live", 200);
        answer("/health/ready", 503);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(String path, int status) {
        service.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private int check(String... arguments) throws IOException, InterruptedException {
        return FakeImage.run(
                        SCRIPT,
                        Map.of(
                                "MICRONAUT_SERVER_PORT",
                                String.valueOf(service.getAddress().getPort()),
                                "DYNAMOTE_DEMO_HEALTH_PORT",
                                String.valueOf(service.getAddress().getPort()),
                                "DYNAMOTE_AGENT_STATE_DIRECTORY",
                                directory.toString()),
                        arguments)
                .status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "catalog", "deployment", "telemetry", "alert", "demo"})
    void shouldCallAServiceWellThatAnswers(String service) throws Exception {
        assertThat(check(service)).isZero();
    }

    @Test
    void shouldTellLifeFromReadiness() throws Exception {
        assertThat(check("web", "live")).isZero();
        assertThat(check("web", "ready")).isNotZero();
        assertThat(check("demo", "ready")).isNotZero();
    }

    @Test
    void shouldAskTheDemoAtItsOwnPort() throws Exception {
        String port = String.valueOf(service.getAddress().getPort());
        assertThat(FakeImage.run(
                                SCRIPT, Map.of("DYNAMOTE_DEMO_HEALTH_PORT", port, "MICRONAUT_SERVER_PORT", "1"), "demo")
                        .status())
                .isZero();
        assertThat(FakeImage.run(
                                SCRIPT, Map.of("DYNAMOTE_DEMO_HEALTH_PORT", "1", "MICRONAUT_SERVER_PORT", port), "demo")
                        .status())
                .isNotZero();
    }

    @Test
    void shouldCallAServiceUnwellThatDoesNotAnswer() throws Exception {
        service.stop(0);
        assertThat(check("web")).isNotZero();
    }

    @Test
    void shouldCallAnAgentWellThatHasTakenASampleLately() throws Exception {
        assertThat(check("agent")).isNotZero();
        Path samples = Files.createDirectory(directory.resolve("samples"));
        assertThat(check("agent")).isNotZero();
        Path newest = Files.createFile(samples.resolve("000000000001.samples"));
        assertThat(check("agent")).isZero();
        Files.setLastModifiedTime(newest, FileTime.from(Instant.now().minus(Duration.ofMinutes(3))));
        assertThat(check("agent")).isNotZero();
    }

    @Test
    void shouldSayWhatItKnows() throws Exception {
        FakeImage.Outcome outcome = FakeImage.run(SCRIPT, Map.of(), "kafka");
        assertThat(outcome.status()).isEqualTo(64);
        assertThat(outcome.output()).contains("catalog|deployment|telemetry|alert|web|agent|demo");
    }
}
