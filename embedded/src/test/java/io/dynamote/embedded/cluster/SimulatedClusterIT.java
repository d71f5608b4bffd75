package io.dynamote.embedded.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SimulatedClusterIT {

    private final ClusterFixture fixture = new ClusterFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldShowARolloutToInformersUntilItIsGoneAgain() {
        var states = new CopyOnWriteArrayList<String>();
        var phases = new CopyOnWriteArrayList<String>();
        try (var graphs = fixture.client()
                        .genericKubernetesResources(Graphs.BETA)
                        .inNamespace(Graphs.NAMESPACE)
                        .withLabel("app.kubernetes.io/managed-by", "test")
                        .inform(following(
                                graph -> states.add(
                                        graph.isMarkedForDeletion() ? "deleting" : ClusterFixture.state(graph)),
                                graph -> states.add("deleted")));
                var pods = fixture.client()
                        .pods()
                        .inAnyNamespace()
                        .withLabel(ClusterFixture.GRAPH_LABEL)
                        .inform(following(pod -> phases.add(pod.getStatus().getPhase()), pod -> phases.add("gone")))) {
            fixture.graphs().resource(Graphs.beta("chat", 2)).create();

            await().atMost(ClusterFixture.SOON).until(() -> states.contains("successful"));
            assertThat(states).contains("", "pending");
            assertThat(phases).contains("Pending", "Running");
            assertThat(pods.getStore().list()).hasSize(3);

            fixture.graphs().withName("chat").delete();

            await().atMost(ClusterFixture.SOON).until(() -> states.contains("deleted"));
            assertThat(states).contains("deleting").endsWith("deleted");
            await().atMost(ClusterFixture.SOON)
                    .untilAsserted(() -> assertThat(pods.getStore().list()).isEmpty());
            assertThat(graphs.getStore().list()).isEmpty();
            assertThat(fixture.client()
                            .services()
                            .inNamespace(Graphs.NAMESPACE)
                            .withName("chat-frontend")
                            .get())
                    .isNull();
        }
    }

    @Test
    void shouldNameLabelAndPlaceWhatARealOperatorWouldAndTellItInEvents() {
        fixture.deploy(Graphs.beta("chat", 1));

        Pod worker = fixture.pods("chat").stream()
                .filter(pod -> pod.getMetadata().getName().startsWith("chat-vllmdecodeworker-"))
                .findFirst()
                .orElseThrow();
        assertThat(worker.getMetadata().getLabels())
                .containsEntry("nvidia.com/dynamo-component", "VllmDecodeWorker")
                .containsEntry("nvidia.com/dynamo-component-type", "worker")
                .containsEntry("nvidia.com/dynamo-namespace", "dynamo-system-chat")
                .containsKey("nvidia.com/dynamo-worker-hash");
        assertThat(worker.getSpec().getNodeName()).startsWith("gpu-node-");
        assertThat(fixture.client()
                        .v1()
                        .events()
                        .inNamespace(Graphs.NAMESPACE)
                        .withField("involvedObject.name", worker.getMetadata().getName())
                        .list()
                        .getItems())
                .extracting(Event::getReason)
                .contains("Scheduled", "Pulling", "Pulled", "Created", "Started", "Unhealthy");
        GenericKubernetesResource graph = fixture.graphs().withName("chat").get();
        assertThat(graph.getFinalizers()).containsExactly("nvidia.com/finalizer");
        assertThat(graph.<Integer>get("status", "components", "VllmDecodeWorker", "readyReplicas"))
                .isEqualTo(1);
        assertThat(graph.<Object>get("status", "conditions", 0, "reason")).isEqualTo("all_resources_are_ready");
    }

    @Test
    void shouldReplacePodsOneByOneWhenTheWorkerChanges() {
        fixture.deploy(Graphs.beta("chat", 2));
        List<String> before = names(fixture.pods("chat"));
        var reasons = new CopyOnWriteArrayList<String>();
        try (var graphs = fixture.client()
                .genericKubernetesResources(Graphs.BETA)
                .inNamespace(Graphs.NAMESPACE)
                .inform(following(
                        graph -> reasons.add(String.valueOf(graph.<Object>get("status", "conditions", 0, "reason"))),
                        graph -> {}))) {
            assertThat(graphs.getStore().list()).hasSize(1);
            fixture.apply(Graphs.beta("chat", 2, "registry.example/vllm-runtime:1.5.1"));

            await().atMost(ClusterFixture.SOON).untilAsserted(() -> {
                assertThat(fixture.pods("chat"))
                        .filteredOn(pod -> pod.getMetadata().getName().contains("worker"))
                        .hasSize(2)
                        .allMatch(pod -> !before.contains(pod.getMetadata().getName()))
                        .allMatch(pod -> pod.getStatus()
                                .getContainerStatuses()
                                .getFirst()
                                .getReady());
                assertThat(ClusterFixture.state(
                                fixture.graphs().withName("chat").get()))
                        .isEqualTo("successful");
            });
            assertThat(reasons).contains("rolling_update_in_progress").endsWith("all_resources_are_ready");
            assertThat(fixture.graphs().withName("chat").get().<Object>get("status", "rollingUpdate", "phase"))
                    .isEqualTo("Completed");
        }
    }

    @Test
    void shouldKeepWhatFindsNoGpuPendingUntilOneIsFree() {
        fixture.deploy(Graphs.beta("big", 11));
        fixture.graphs().resource(Graphs.beta("late", 2)).create();

        await().atMost(ClusterFixture.SOON)
                .untilAsserted(() -> assertThat(fixture.pods("late"))
                        .anySatisfy(pod -> assertThat(pod.getStatus().getConditions())
                                .anySatisfy(condition -> {
                                    assertThat(condition.getReason()).isEqualTo("Unschedulable");
                                    assertThat(condition.getMessage())
                                            .startsWith("0/3 nodes are available: 3 Insufficient nvidia.com/gpu.");
                                })));
        assertThat(ClusterFixture.state(fixture.graphs().withName("late").get()))
                .isEqualTo("pending");

        fixture.graphs().withName("big").delete();

        fixture.awaitState("late", "successful");
    }

    @Test
    void shouldHoldNodesOperatorNamespacesAndBeReachableByItsKubeconfig() {
        Config config = Config.fromKubeconfig(fixture.cluster().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            assertThat(client.nodes().list().getItems()).hasSize(3).allSatisfy(SimulatedClusterIT::isGpuNode);
            assertThat(client.namespaces().list().getItems())
                    .extracting(namespace -> namespace.getMetadata().getName())
                    .contains("default", "dynamo-system", "team-search");
            assertThat(client.secrets().withName("hf-token-secret").get()).isNotNull();
            assertThat(client.genericKubernetesResources("apps/v1", "Deployment")
                            .inNamespace("dynamo-system")
                            .list()
                            .getItems())
                    .singleElement()
                    .satisfies(operator ->
                            assertThat(operator.getMetadata().getName()).contains("dynamo-operator"));
            assertThat(client.getKubernetesVersion().getGitVersion()).endsWith("+simulated");
        }
    }

    private static void isGpuNode(Node node) {
        assertThat(node.getMetadata().getLabels())
                .containsKeys("nvidia.com/gpu.product", "nvidia.com/gpu.memory")
                .containsEntry("nvidia.com/gpu.count", "4");
        assertThat(node.getStatus().getAllocatable().get("nvidia.com/gpu").getAmount())
                .isEqualTo("4");
    }

    private static List<String> names(List<Pod> pods) {
        return pods.stream().map(pod -> pod.getMetadata().getName()).toList();
    }

    private static <T extends HasMetadata> ResourceEventHandler<T> following(Consumer<T> present, Consumer<T> gone) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                present.accept(object);
            }

            @Override
            public void onUpdate(T before, T object) {
                present.accept(object);
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                gone.accept(object);
            }
        };
    }
}
