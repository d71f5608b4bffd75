package io.dynamote.system.traffic;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the README says of telemetry. */
class TrafficE2E {

    private static final Path EXAMPLES = Path.of("../docs/examples");

    private static RunningSystem system;
    private static Door door;

    @BeforeAll
    static void start() {
        system = RunningSystem.start(20);
        door = new Door(system.portal());
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static String request(int sequence, long millis, String more) {
        return """
                {"dynamote.producer": "gateway-1", "dynamote.epoch": 1, "dynamote.sequence": %d, "time": "%s",\
                 "dynamote.deployment": "dynamo-system/qwen3-chat", "dynamote.team": "search",\
                 "gen_ai.request.model": "acme/tested-1B", "duration_us": %d, "time_to_first_token_us": 1000,\
                 "gen_ai.usage.input_tokens": 400, "gen_ai.usage.output_tokens": 100%s}
                """.formatted(sequence, Instant.now(), millis * 1_000, more);
    }

    private static JsonNode traffic(String scope) {
        return door.get("/api/traffic?windowSeconds=300&scope=" + scope).json();
    }

    @Test
    void shouldShowWhatAGatewayTells() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            lines.append(request(i, i * 10L, i <= 5 ? ", \"error.type\": \"timeout\"" : ""));
        }
        lines.append("{\"dynamote.producer\": \"gateway-1\"}\n");

        Door.Reply taken = door.send("POST", "/api/telemetry/requests", "application/x-ndjson", lines.toString());

        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        assertThat(taken.json().path("accepted").asInt()).isEqualTo(100);
        assertThat(taken.json().path("refused").asInt()).isEqualTo(1);
        assertThat(taken.json().at("/errors/0/line").asInt()).isEqualTo(101);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> traffic("team:search").path("requests").asInt() == 100);
        int before = duplicates();
        door.send("POST", "/api/telemetry/requests", "application/x-ndjson", lines.toString());
        await().atMost(Duration.ofMinutes(1)).until(() -> duplicates() - before == 100);
        for (String scope :
                new String[] {"model:acme/tested-1B", "deployment:dynamo-system/qwen3-chat", "team:search"}) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> traffic(scope).path("requests").asInt() == 100);
            JsonNode traffic = traffic(scope);
            assertThat(traffic.at("/errors/timeout").asInt()).isEqualTo(5);
            assertThat(traffic.path("errorRatio").asDouble()).isEqualTo(0.05);
            assertThat(traffic.path("outputTokens").asInt()).isEqualTo(10_000);
            assertThat(traffic.at("/durationMillis/p50").asDouble()).isBetween(500.0, 500.5);
            assertThat(traffic.at("/durationMillis/p99").asDouble()).isBetween(990.0, 991.0);
            assertThat(traffic.at("/timeToFirstTokenMillis/count").asInt()).isEqualTo(95);
        }
        assertThat(traffic("all").path("requests").asInt()).isGreaterThanOrEqualTo(100);
        assertThat(traffic("team:nobody").path("requests").asInt()).isZero();
        assertThat(door.get("/api/health").body()).contains("telemetry-service");
    }

    private static int duplicates() {
        return door.get("/api/traffic/intake").json().path("duplicates").asInt();
    }

    @Test
    void shouldCountWhatTheJavaExampleTells() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        runExample("example-java", java, EXAMPLES.resolve("Gateway.java").toString());
    }

    @Test
    void shouldCountWhatThePythonExampleTells() throws Exception {
        assumeTrue(isThere("python3"), "no python3 on the PATH: its example is not run");
        runExample("example-py", "python3", EXAMPLES.resolve("gateway.py").toString());
    }

    /**
     * A hundred requests each: ten fail upstream, ten by a fault of the gateway, ten are given up by their client. Then one
     * that takes a while. Reports get lost on the way, and answers to them.
     */
    private static void runExample(String deployment, String... command) throws IOException, InterruptedException {
        String scope = "deployment:dynamo-system/" + deployment;
        try (FaultyDoor between = new FaultyDoor(system.portal())) {
            List<String> whole = new ArrayList<>(List.of(command));
            whole.add(between.address().toString());
            Process example =
                    new ProcessBuilder(whole).redirectErrorStream(true).start();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> traffic(scope).path("activeRequests").asInt() == 1);
            String output = new String(example.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(example.waitFor()).as(output).isZero();
            assertThat(output).contains("told of 101 requests, dropped 0");
            assertThat(between.reports()).isGreaterThanOrEqualTo(3);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> traffic(scope).path("requests").asInt() == 101);
        assertThat(traffic(scope).at("/errors/upstream").asInt()).isEqualTo(10);
        assertThat(traffic(scope).at("/errors/internal").asInt()).isEqualTo(10);
        assertThat(traffic(scope).path("failed").asInt()).isEqualTo(20);
        assertThat(traffic(scope).path("cancelled").asInt()).isEqualTo(10);
        assertThat(traffic(scope).path("outputTokens").asInt()).isGreaterThan(80);
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
