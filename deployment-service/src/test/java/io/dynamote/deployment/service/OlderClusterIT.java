package io.dynamote.deployment.service;

import java.time.Duration;
import java.util.List;

import io.dynamote.deployment.DeploymentService;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.runtime.service.RunningService;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A cluster whose operator is so old that it serves v1alpha1 only. */
class OlderClusterIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void shouldRenderAnewForTheClusterThatAppears() {
        SimulationOptions simulation =
                SimulationOptions.defaults().withSpeed(50).withGraphVersions(List.of("v1alpha1"));
        try (Parts parts = Parts.start(simulation)) {
            parts.cluster().stop();
            try (RunningService service = DeploymentService.start(parts.options())) {
                Door door = new Door(service.address());
                await().atMost(PATIENCE).until(() -> door.create("early").status() == 202);
                assertThat(manifest(door, "early")).contains("nvidia.com/v1beta1");

                parts.cluster().start();

                await().atMost(PATIENCE).until(() -> door.phase("early").equals("Running"));
                assertThat(door.get("/api/cluster/status").at("/dynamo/versions/0"))
                        .isEqualTo("v1alpha1");
                assertThat(graph(parts, "early").<Object>get("spec", "services"))
                        .isNotNull();
                assertThat(door.create("later").status()).isEqualTo(201);
                assertThat(manifest(door, "later")).contains("nvidia.com/v1alpha1");
                await().atMost(PATIENCE).until(() -> door.phase("later").equals("Running"));
            }
        }
    }

    private static String manifest(Door door, String name) {
        return door.get("/api/deployments/" + name + "/manifest", "application/yaml")
                .text();
    }

    private static GenericKubernetesResource graph(Parts parts, String name) {
        return parts.cluster()
                .client()
                .genericKubernetesResources("nvidia.com/v1alpha1", "DynamoGraphDeployment")
                .inNamespace("dynamo-system")
                .withName(name)
                .get();
    }
}
