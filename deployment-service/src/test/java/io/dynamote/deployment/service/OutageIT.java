package io.dynamote.deployment.service;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.DeploymentService;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.events.Topics;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each part taken away while the service runs, or before it starts, and given back. */
class OutageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static Parts parts;
    private static RunningService service;
    private static Door door;

    @BeforeAll
    static void start() {
        parts = Parts.start(SimulationOptions.defaults().withSpeed(50).withNodes(10, 8));
        open();
    }

    private static void open() {
        service = DeploymentService.start(parts.options());
        door = new Door(service.address());
        awaitConnected(true);
        await().atMost(PATIENCE)
                .until(() -> door.post("/api/deployments/preview", Door.body("ready", ""))
                                .status()
                        == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        parts.close();
    }

    @Test
    void shouldShowTheLastKnownStateAndApplyLaterWhileTheClusterIsAway() {
        door.create("before-outage");
        awaitPhase("before-outage", "Running");
        parts.cluster().stop();
        awaitConnected(false);

        JsonNode list = door.get("/api/deployments").json();
        assertThat(list.path("items").findValuesAsText("name")).contains("before-outage");
        assertThat(list.path("stale").asBoolean()).isTrue();
        assertThat(Instant.parse(list.path("asOf").asText())).isBefore(Instant.now());
        assertThat(door.phase("before-outage")).isEqualTo("Running");
        Door.Answer accepted = door.create("during-outage");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(accepted.at("/phase")).isEqualTo("Pending");
        assertThat(accepted.at("/verdict/message")).contains("waits for the cluster");
        assertThat(door.delete("before-outage").status()).isEqualTo(202);
        assertThat(door.phase("before-outage")).isEqualTo("Terminating");

        parts.cluster().start();

        awaitPhase("during-outage", "Running");
        await().atMost(PATIENCE).until(() -> door.show("before-outage").status() == 404);
        assertThat(door.get("/api/deployments").json().path("stale").asBoolean())
                .isFalse();
    }

    @Test
    void shouldKeepShowingWhatTheClusterRefusedAfterTheAnswerWasGiven() {
        parts.cluster().stop();
        awaitConnected(false);
        String path = "/api/deployments/refused-late?namespace=no-such-namespace";
        String body = Door.body("refused-late", ", \"namespace\": \"no-such-namespace\"");
        assertThat(door.post("/api/deployments", body).status()).isEqualTo(202);

        parts.cluster().start();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(door.get(path).at("/phase")).isEqualTo("Failed"));
        assertThat(door.get(path).at("/verdict/reason")).isEqualTo("Rejected");
        assertThat(door.get(path).at("/verdict/message")).contains("no-such-namespace");
        assertThat(door.delete("refused-late?namespace=no-such-namespace").status())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> door.get(path).status() == 404);
    }

    @Test
    void shouldStartAndServeRowsWithoutACluster() {
        door.create("kept-over-restart");
        awaitPhase("kept-over-restart", "Running");
        service.close();
        parts.cluster().stop();

        service = DeploymentService.start(parts.options());
        door = new Door(service.address());

        JsonNode list = door.get("/api/deployments").json();
        assertThat(list.path("items").findValuesAsText("name")).contains("kept-over-restart");
        assertThat(list.path("stale").asBoolean()).isTrue();
        assertThat(Instant.parse(list.path("asOf").asText()))
                .as("the contact before the restart, not the time of the start")
                .isBefore(Instant.now().minusMillis(500));
        assertThat(door.get("/health").json().path("status").asText()).isEqualTo("degraded");
        parts.cluster().start();
        awaitConnected(true);
        await().atMost(PATIENCE)
                .until(() ->
                        !door.show("kept-over-restart").json().path("stale").asBoolean());
        assertThat(door.phase("kept-over-restart")).isEqualTo("Running");
    }

    @Test
    void shouldWorkOnWithoutKafkaAndPublishLater() {
        parts.kafka().stop();

        Door.Answer created = door.create("without-kafka");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        awaitPhase("without-kafka", "Running");
        parts.kafka().restart();
        String key = "dynamo-system/without-kafka";
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Published.words(
                                Published.of(parts.kafka().bootstrapServers(), Topics.DEPLOYMENT_EVENTS, key)))
                        .startsWith("requested", "revision-accepted")
                        .contains("applied", "phase-changed"));
    }

    @Test
    void shouldSayThatPostgresIsAwayAndLeaveNothingHalfDone() {
        parts.postgres().stop();

        Door.Answer refused = door.create("without-postgres");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.at("/code")).isEqualTo("database_unavailable");
        assertThat(door.get("/api/deployments").status()).isEqualTo(503);
        parts.postgres().restart();
        await().atMost(PATIENCE).until(() -> door.get("/api/deployments").status() == 200);
        assertThat(door.show("without-postgres").status()).isEqualTo(404);
        assertThat(door.create("without-postgres").status()).isIn(201, 202);
        awaitPhase("without-postgres", "Running");
    }

    private static void awaitConnected(boolean connected) {
        await().atMost(PATIENCE)
                .until(() ->
                        door.get("/api/cluster/status").json().path("connected").asBoolean() == connected);
    }

    private static void awaitPhase(String name, String phase) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(door.phase(name)).isEqualTo(phase));
    }
}
