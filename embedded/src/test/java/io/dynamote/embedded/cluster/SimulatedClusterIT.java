package io.dynamote.embedded.cluster;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SimulatedClusterIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String GRAPH_LABEL = "nvidia.com/dynamo-graph-deployment-name";

    private SimulatedCluster cluster;
    private KubernetesClient client;

    @BeforeEach
    void start() {
        cluster = SimulatedCluster.start(SimulationOptions.defaults().withSpeed(50));
        client = cluster.client();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void shouldShowARolloutToInformersUntilItIsGoneAgain() {
        var states = new CopyOnWriteArrayList<String>();
        var podPhases = new CopyOnWriteArrayList<String>();
        try (var graphs = client.genericKubernetesResources(Graphs.BETA)
                        .inNamespace(Graphs.NAMESPACE)
                        .withLabel("app.kubernetes.io/managed-by", "test")
                        .inform(new ResourceEventHandler<>() {
                            @Override
                            public void onAdd(GenericKubernetesResource graph) {
                                states.add("added " + state(graph));
                            }

                            @Override
                            public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource graph) {
                                states.add(
                                        graph.getMetadata().getDeletionTimestamp() == null ? state(graph) : "deleting");
                            }

                            @Override
                            public void onDelete(GenericKubernetesResource graph, boolean unknown) {
                                states.add("deleted");
                            }
                        });
                var pods = client.pods().inAnyNamespace().withLabel(GRAPH_LABEL).inform(new ResourceEventHandler<>() {
                    @Override
                    public void onAdd(Pod pod) {
                        podPhases.add(pod.getStatus().getPhase());
                    }

                    @Override
                    public void onUpdate(Pod before, Pod pod) {
                        podPhases.add(pod.getStatus().getPhase());
                    }

                    @Override
                    public void onDelete(Pod pod, boolean unknown) {
                        podPhases.add("gone");
                    }
                })) {
            graphs().resource(Graphs.beta("chat", 2)).create();

            await().atMost(SOON).until(() -> states.contains("successful"));
            assertThat(states).startsWith("added ").contains("pending");
            assertThat(podPhases).contains("Pending", "Running");
            assertThat(pods.getStore().list()).hasSize(3);

            graphs().withName("chat").delete();

            await().atMost(SOON).until(() -> states.contains("deleted"));
            assertThat(states).contains("deleting");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(pods.getStore().list()).isEmpty());
            assertThat(graphs.getStore().list()).isEmpty();
        }
    }

    private NonNamespaceOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> graphs() {
        return client.genericKubernetesResources(Graphs.BETA).inNamespace(Graphs.NAMESPACE);
    }

    private static String state(GenericKubernetesResource graph) {
        Object state = graph.get("status", "state");
        return state == null ? "" : state.toString();
    }
}
