package io.dynamote.embedded.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each script leads to the pod state by which the real failure is known. */
class FailureScriptsIT {

    private static ClusterFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new ClusterFixture(SimulationOptions.defaults().withSpeed(50).withNodes(3, 8));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image-pull     | ImagePullBackOff           | Back-off pulling image
            registry-auth  | ImagePullBackOff           | 401 Unauthorized
            missing-secret | CreateContainerConfigError | secret "hf-token-secret" not found
            crash-loop     | CrashLoopBackOff           | restarting failed container=main
            """)
    void shouldWaitWithReason(String script, String reason, String message) {
        String name =
                deploy(script + "-" + reason.toLowerCase(java.util.Locale.ROOT).substring(0, 6), script);

        awaitWorker(
                name,
                status -> Optional.ofNullable(status.getState().getWaiting())
                        .filter(waiting -> waiting.getReason().equals(reason))
                        .filter(waiting -> waiting.getMessage().contains(message))
                        .isPresent());
        assertThat(ClusterFixture.state(fixture.graphs().withName(name).get())).isEqualTo("pending");
    }

    /** The reason ErrImagePull itself lasts too shortly to be looked for; its event stays. */
    @Test
    void shouldTellOfTheFirstFailedPull() {
        deploy("pull-event", "image-pull");
        await().atMost(ClusterFixture.SOON)
                .untilAsserted(() -> assertThat(events("Failed")).contains("Error: ErrImagePull"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hub-forbidden | 1   | Error     | Cannot access gated repo for url https://huggingface.co/Qwen/Qwen3-0.6B
            out-of-memory | 137 | OOMKilled | Loading safetensors
            cuda          | 1   | Error     | CUDA driver version is insufficient
            kv-cache      | 1   | Error     | larger than the available KV cache memory
            crash-loop    | 1   | Error     | Engine core initialization failed
            """)
    void shouldCrashAgainAndAgainWithLastWords(String script, int code, String reason, String words) {
        String name = deploy(script, script);

        awaitWorker(
                name,
                status -> status.getRestartCount() >= 2
                        && Optional.ofNullable(status.getLastState().getTerminated())
                                .filter(ended -> ended.getExitCode() == code)
                                .filter(ended -> ended.getReason().equals(reason))
                                .filter(ended -> ended.getMessage().contains(words))
                                .isPresent());
        assertThat(ClusterFixture.state(fixture.graphs().withName(name).get()))
                .as("a crash loop never makes the graph failed")
                .isEqualTo("pending");
        await().atMost(ClusterFixture.SOON)
                .untilAsserted(() -> assertThat(fixture.client()
                                .pods()
                                .inNamespace(Graphs.NAMESPACE)
                                .withName(
                                        worker(name).orElseThrow().getMetadata().getName())
                                .terminated()
                                .getLog())
                        .contains(words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-gpu | 0/3 nodes are available: 3 Insufficient nvidia.com/gpu.
            taint  | 0/3 nodes are available: 3 node(s) had untolerated taint {nvidia.com/gpu: present}.
            """)
    void shouldFindNoNode(String script, String message) {
        String name = deploy(script, script);

        await().atMost(ClusterFixture.SOON).untilAsserted(() -> {
            assertThat(worker(name).orElseThrow().getStatus().getConditions()).anySatisfy(condition -> {
                assertThat(condition.getType()).isEqualTo("PodScheduled");
                assertThat(condition.getReason()).isEqualTo("Unschedulable");
                assertThat(condition.getMessage()).startsWith(message);
            });
            assertThat(events("FailedScheduling")).anyMatch(text -> text.startsWith(message));
        });
    }

    @Test
    void shouldRunAndNeverAnswerProbes() {
        String name = deploy("probe", "probe-timeout");

        await().atMost(ClusterFixture.SOON)
                .untilAsserted(() ->
                        assertThat(events("Unhealthy")).anyMatch(text -> text.contains("context deadline exceeded")));
        assertThat(worker(name).orElseThrow().getStatus().getPhase()).isEqualTo("Running");
        assertThat(ClusterFixture.state(fixture.graphs().withName(name).get())).isEqualTo("pending");
    }

    @Test
    void shouldEvictWhenTheDiskIsFull() {
        String name = deploy("disk", "disk-full");

        await().atMost(ClusterFixture.SOON)
                .untilAsserted(() -> assertThat(fixture.pods(name)).anySatisfy(pod -> {
                    assertThat(pod.getStatus().getReason()).isEqualTo("Evicted");
                    assertThat(pod.getStatus().getPhase()).isEqualTo("Failed");
                    assertThat(pod.getStatus().getMessage()).contains("ephemeral-storage");
                }));
    }

    @Test
    void shouldMakeNoPodOverQuota() {
        String name = deploy("quota", "quota");

        await().atMost(ClusterFixture.SOON)
                .untilAsserted(() -> assertThat(events("FailedCreate"))
                        .anyMatch(text -> text.contains("exceeded quota: gpu-quota")));
        assertThat(worker(name)).isEmpty();
    }

    @Test
    void shouldLeaveAGraphWithoutStatusWhenTheOperatorIsSilentAndLetItGo() {
        String name = deploy("silent", "operator-silent");
        fixture.deploy(Graphs.beta("heard", 1));

        assertThat(fixture.graphs().withName(name).get().getAdditionalProperties())
                .doesNotContainKey("status");
        assertThat(fixture.pods(name)).isEmpty();

        fixture.graphs().withName(name).delete();

        assertThat(fixture.graphs().withName(name).get()).isNull();
    }

    @Test
    void shouldFailToPullAnImageThatSaysItDoesNotExist() {
        fixture.graphs()
                .resource(Graphs.beta("typo", 1, "registry.example/none/does-not-exist:1.0.0"))
                .create();

        awaitWorker(
                "typo",
                status -> Optional.ofNullable(status.getState().getWaiting())
                        .filter(waiting -> waiting.getReason().equals("ImagePullBackOff"))
                        .isPresent());
    }

    @Test
    void shouldWaitForASecretThatIsMissingAndGoOnWhenItAppears() {
        var graph = Graphs.beta("gated", 1);
        graph.getMetadata().setNamespace("default");
        var defaults = fixture.client().genericKubernetesResources(Graphs.BETA).inNamespace("default");
        defaults.resource(graph).create();
        await().atMost(ClusterFixture.SOON)
                .untilAsserted(() -> assertThat(fixture.client()
                                .pods()
                                .inNamespace("default")
                                .list()
                                .getItems())
                        .anyMatch(pod -> !pod.getStatus().getContainerStatuses().isEmpty()
                                && Optional.ofNullable(pod.getStatus()
                                                .getContainerStatuses()
                                                .getFirst()
                                                .getState()
                                                .getWaiting())
                                        .filter(waiting -> waiting.getReason().equals("CreateContainerConfigError"))
                                        .isPresent()));

        fixture.client()
                .secrets()
                .inNamespace("default")
                .resource(new io.fabric8.kubernetes.api.model.SecretBuilder()
                        .withNewMetadata()
                        .withName("hf-token-secret")
                        .endMetadata()
                        .addToStringData("HF_TOKEN", "simulated")
                        .build())
                .create();

        await().atMost(ClusterFixture.SOON)
                .until(() -> ClusterFixture.state(defaults.withName("gated").get()), "successful"::equals);
    }

    private static String deploy(String name, String script) {
        String graph = "f-" + name;
        fixture.graphs().resource(Graphs.failing(graph, script)).create();
        return graph;
    }

    private static void awaitWorker(String graph, Predicate<ContainerStatus> expected) {
        await().atMost(ClusterFixture.SOON)
                .until(() -> worker(graph)
                        .map(pod -> pod.getStatus().getContainerStatuses())
                        .filter(statuses -> !statuses.isEmpty())
                        .map(List::getFirst)
                        .filter(expected)
                        .isPresent());
    }

    private static Optional<Pod> worker(String graph) {
        return fixture.pods(graph).stream()
                .filter(pod -> pod.getMetadata().getName().contains("worker"))
                .findFirst();
    }

    private static List<String> events(String reason) {
        return fixture.client().v1().events().inNamespace(Graphs.NAMESPACE).list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .map(event -> event.getMessage())
                .toList();
    }
}
