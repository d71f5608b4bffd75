package io.dynamote.deployment.service;

import java.time.Duration;

import io.dynamote.deployment.DeploymentService;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A cluster that answers, and on which nobody has installed Dynamo yet. */
class NoDynamoIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void shouldKeepDeploymentsWaitingInWordsUntilDynamoIsInstalled() {
        SimulationOptions bare = SimulationOptions.defaults().withSpeed(50).withoutDynamo();
        try (Parts parts = Parts.start(bare);
                RunningService service = DeploymentService.start(parts.options())) {
            Door door = new Door(service.address());
            await().atMost(PATIENCE)
                    .until(() -> door.get("/api/cluster/status")
                            .json()
                            .path("connected")
                            .asBoolean());

            Door.Answer status = door.get("/api/cluster/status");
            assertThat(status.json().at("/dynamo/installed").isBoolean()).isTrue();
            assertThat(status.json().at("/dynamo/installed").booleanValue()).isFalse();
            assertThat(status.json().at("/dynamo/versions")).isEmpty();
            assertThat(status.at("/message"))
                    .contains("Dynamo is not installed")
                    .contains("DynamoGraphDeployment");

            await().atMost(PATIENCE).until(() -> door.create("patient").status() == 202);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(door.show("patient").at("/verdict/message"))
                            .contains("Dynamo is not installed in the cluster"));
            assertThat(door.phase("patient")).isEqualTo("Pending");
            assertThat(door.get("/api/deployments").json().path("items")).hasSize(1);
            assertThat(door.show("patient").json().path("stale").asBoolean()).isFalse();

            parts.cluster().installDynamo();

            await().atMost(PATIENCE).until(() -> door.phase("patient").equals("Running"));
            assertThat(door.get("/api/cluster/status").at("/dynamo/versions/0")).isEqualTo("v1beta1");
            assertThat(door.show("patient").at("/verdict/message")).doesNotContain("not installed");
            assertThat(door.create("prompt").status()).isEqualTo(201);
        }
    }

    @Test
    void shouldLetGoOfWhatWasNeverHandedOver() {
        SimulationOptions bare = SimulationOptions.defaults().withSpeed(50).withoutDynamo();
        try (Parts parts = Parts.start(bare);
                RunningService service = DeploymentService.start(parts.options())) {
            Door door = new Door(service.address());
            await().atMost(PATIENCE).until(() -> door.create("regretted").status() == 202);

            assertThat(door.delete("regretted").status()).isEqualTo(202);

            await().atMost(PATIENCE).until(() -> door.show("regretted").status() == 404);
        }
    }
}
