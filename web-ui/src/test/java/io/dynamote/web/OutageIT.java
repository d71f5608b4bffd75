package io.dynamote.web;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What pages show when something is missing: an outage never looks like an empty list, and is named. */
class OutageIT {

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = TestPortal.start(Map.of("dynamote.web.warm-up", "1ms"));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void shouldBeginWithASkeletonThenAnEmptyListThatSaysWhatToDo() {
        assertThat(portal.get("/deployments").body()).containsAnyOf("aria-busy=\"true\"", "Deploy your first model");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(portal.get("/deployments").body()).contains("Deploy your first model");
            assertThat(portal.get("/catalog").body()).contains("The catalog is empty");
        });
    }

    @Test
    void shouldKeepTheListAndNameTheServiceThatIsDown() {
        portal.fill();
        portal.services.deployment.goAway();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(portal.get("/deployments").body())
                        .contains("deployment-service does not answer", "row:dynamo-system/qwen3-chat"));
        assertThat(portal.get("/deployments/dynamo-system/qwen3-chat").body())
                .contains("This is its last known state", "All 2 workers serve revision 3");
        assertThat(portal.get("/deployments/dynamo-system/qwen3-chat?tab=history")
                        .body())
                .contains("The history is missing", "deployment-service cannot be reached");
        assertThat(portal.get("/deployments/dynamo-system/qwen3-chat?tab=manifest")
                        .body())
                .contains("The manifest is missing");
        assertThat(portal.get("/deployments/dynamo-system/unheard-of").body())
                .contains("This deployment cannot be read");
        portal.services.telemetry.goAway();
        assertThat(portal.get("/deployments/dynamo-system/qwen3-chat?tab=metrics&range=7d")
                        .body())
                .contains(
                        "Its traffic cannot be read",
                        "hx-get=\"/deployments/dynamo-system/qwen3-chat?tab=metrics&amp;range=7d\"");
        portal.services.telemetry.comeBack();
        assertThat(portal.get("/cluster").body()).contains("Down", "last contact");
        portal.services.deployment.comeBack();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(portal.get("/deployments").body())
                        .doesNotContain("deployment-service does not answer"));
    }

    @Test
    void shouldShowAnUnreachableClusterWithTheAgeOfTheData() {
        portal.fill();
        portal.services.cluster(false, true);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(portal.get("/deployments").body())
                        .contains(
                                "The cluster cannot be reached",
                                "These are the last known states",
                                "3 min",
                                "is-stale"));
        assertThat(portal.get("/cluster").body()).contains("Unreachable", "Last contact");
        assertThat(portal.get("/deployments/dynamo-system/qwen3-chat").body())
                .contains("the cluster has not answered for");
    }

    @Test
    void shouldSayHowOldTheStateIsWhenKafkaIsAway() {
        portal.fill();
        portal.kafka.stop();
        portal.services.deployment.on(
                "GET /api/deployments", StubService.Answer.problem(503, "database_unavailable", "Postgres is away"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(portal.get("/deployments").body())
                        .contains("this is the last known state", "row:dynamo-system/qwen3-chat"));
        portal.services.deployment.on(
                "GET /api/deployments",
                StubService.Answer.json("{\"items\":[{\"namespace\":\"ns\",\"name\":\"from-the-api\",\"modelId\":\"m\","
                        + "\"engine\":\"vllm\",\"phase\":\"Running\",\"revision\":1,\"unknownField\":{}}]}"));
        assertThat(portal.get("/deployments").body())
                .contains("Kafka does not answer", "row:ns/from-the-api")
                .doesNotContain("qwen3-chat");
    }
}
