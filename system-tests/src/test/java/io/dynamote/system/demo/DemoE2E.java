package io.dynamote.system.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.demo.Demo;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What {@code ./dynamote demo} brings into an empty portal. */
class DemoE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void shouldFillAnEmptyPortalWithLife() {
        try (RunningSystem system = RunningSystem.start(20);
                Demo _ = Demo.start(system.portal(), 25, 1, Clock.systemUTC())) {
            Door door = new Door(system.portal());
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode deployments = door.get("/api/deployments").json().path("items");
                assertThat(deployments.findValuesAsText("phase"))
                        .containsOnlyOnce("Failed")
                        .contains("Running");
            });
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode traffic = door.get("/api/traffic?windowSeconds=60").json();
                assertThat(traffic.path("requests").asInt()).isGreaterThan(50);
                assertThat(traffic.path("activeRequests").asInt()).isPositive();
                assertThat(traffic.at("/durationMillis/p95").asDouble()).isPositive();
                assertThat(door.get("/api/traffic/by/deployment").json().path("items"))
                        .hasSizeGreaterThanOrEqualTo(2);
            });
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode hosts = door.get("/api/hosts").json().path("items");
                assertThat(hosts).hasSize(6);
                assertThat(hosts.findValuesAsText("state")).containsOnly("live");
            });
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode jobs = door.get("/api/jobs?state=active").json().path("items");
                Set<String> sources = new HashSet<>(jobs.findValuesAsText("source"));
                assertThat(sources).contains("restic", "kubevirt", "huggingface-cli", "lm-eval", "vector-indexer");
            });
        }
    }
}
