package io.dynamote.embedded.cluster;

import java.util.Map;

import io.dynamote.embedded.PortTakenException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class OutageIT {

    private final ClusterFixture fixture = new ClusterFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldTellInformersAfterAnOutageWhatCameAndWentInIt() {
        fixture.deploy(Graphs.beta("stays", 1));
        fixture.deploy(Graphs.beta("goes", 1));
        try (var graphs = fixture.client()
                        .genericKubernetesResources(Graphs.BETA)
                        .inNamespace(Graphs.NAMESPACE)
                        .inform();
                var pods = fixture.client()
                        .pods()
                        .inNamespace(Graphs.NAMESPACE)
                        .withLabel(ClusterFixture.GRAPH_LABEL)
                        .inform()) {
            await().atMost(ClusterFixture.SOON)
                    .until(() -> graphs.getStore().list().size() == 2);
            assertThat(pods.getStore().list()).hasSize(4);

            fixture.graphs().withName("goes").delete();
            fixture.cluster().stop();
            assertThatThrownBy(() -> fixture.graphs().withName("stays").get())
                    .isInstanceOf(KubernetesClientException.class);
            assertThat(fixture.cluster().masterUrl())
                    .endsWith(":" + fixture.cluster().port());
            fixture.cluster().start();

            await().atMost(ClusterFixture.SOON).untilAsserted(() -> {
                assertThat(graphs.getStore().list())
                        .singleElement()
                        .satisfies(graph ->
                                assertThat(graph.getMetadata().getName()).isEqualTo("stays"));
                assertThat(pods.getStore().list()).hasSize(2);
            });

            fixture.graphs().withName("stays").edit(graph -> {
                graph.getMetadata().setLabels(Map.of("after", "outage"));
                return graph;
            });
            await().atMost(ClusterFixture.SOON)
                    .untilAsserted(() -> assertThat(graphs.getStore()
                                    .list()
                                    .getFirst()
                                    .getMetadata()
                                    .getLabels())
                            .containsEntry("after", "outage"));
        }
    }

    @Test
    void shouldNameAPortThatIsTaken() {
        int port = fixture.cluster().port();

        assertThatThrownBy(() ->
                        SimulatedCluster.start(SimulationOptions.defaults().withPort(port)))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("simulated cluster")
                .hasMessageContaining(Integer.toString(port));
    }
}
