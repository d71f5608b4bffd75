package io.dynamote.embedded.cluster;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What runs beside benchmarks with a thousand deployments must not be the slow part. */
class ManyGraphsIT {

    private static final int GRAPHS = 200;

    @Test
    void shouldBringUpHundredsOfGraphsWithWatchersAndTakeThemDown() {
        try (var fixture = new ClusterFixture(
                        SimulationOptions.defaults().withSpeed(100).withNodes(GRAPHS / 4, 4));
                var informed = fixture.client()
                        .genericKubernetesResources(Graphs.BETA)
                        .inNamespace(Graphs.NAMESPACE)
                        .inform();
                var pods = fixture.client()
                        .pods()
                        .inAnyNamespace()
                        .withLabel(ClusterFixture.GRAPH_LABEL)
                        .inform()) {
            for (int i = 0; i < GRAPHS; i++) {
                fixture.graphs().resource(Graphs.beta("g" + i, 1)).create();
            }
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(informed.getStore().list())
                        .hasSize(GRAPHS)
                        .allMatch(graph -> ClusterFixture.state(graph).equals("successful"));
                assertThat(pods.getStore().list()).hasSize(2 * GRAPHS);
            });

            fixture.graphs().delete();

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(informed.getStore().list()).isEmpty();
                assertThat(pods.getStore().list()).isEmpty();
            });
        }
    }
}
