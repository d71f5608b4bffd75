package io.dynamote.system.traffic;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the README says of telemetry. */
class TrafficE2E {

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
                 "gen_ai.request.model": "Qwen/Qwen3-0.6B", "duration_us": %d, "time_to_first_token_us": 1000,\
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
        door.send("POST", "/api/telemetry/requests", "application/x-ndjson", lines.toString());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> door.get("/api/traffic/intake")
                                .json()
                                .path("duplicates")
                                .asInt()
                        == 100);
        for (String scope :
                new String[] {"all", "model:Qwen/Qwen3-0.6B", "deployment:dynamo-system/qwen3-chat", "team:search"}) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> traffic(scope).path("requests").asInt() == 100);
            JsonNode traffic = traffic(scope);
            assertThat(traffic.at("/errors/timeout").asInt()).isEqualTo(5);
            assertThat(traffic.path("errorRatio").asDouble()).isEqualTo(0.05);
            assertThat(traffic.path("outputTokens").asInt()).isEqualTo(10_000);
            assertThat(traffic.at("/duration/p50").asDouble()).isBetween(500.0, 500.5);
            assertThat(traffic.at("/duration/p99").asDouble()).isBetween(990.0, 991.0);
            assertThat(traffic.at("/timeToFirstToken/count").asInt()).isEqualTo(95);
        }
        assertThat(traffic("team:nobody").path("requests").asInt()).isZero();
        assertThat(door.get("/api/health").body()).contains("telemetry-service");
    }
}
