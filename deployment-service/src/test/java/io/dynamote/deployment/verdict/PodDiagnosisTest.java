package io.dynamote.deployment.verdict;

import java.util.stream.Stream;

import io.dynamote.events.deployment.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dynamote.deployment.verdict.Scene.counts;
import static io.dynamote.deployment.verdict.Scene.deploying;
import static io.dynamote.deployment.verdict.Scene.serving;
import static io.dynamote.events.deployment.Phase.DEPLOYING;
import static io.dynamote.events.deployment.Phase.FAILED;
import static io.dynamote.events.deployment.Phase.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

/** The state of the DynamoGraphDeployment stays pending in each of these; the pods tell the rest. */
class PodDiagnosisTest {

    private static final String NO_GPU = "0/3 nodes are available: 3 Insufficient nvidia.com/gpu.";

    static Stream<Arguments> causes() {
        return Stream.of(
                cause(
                        "pulling its image",
                        deploying()
                                .pod("worker", 1, p -> p.waiting("ContainerCreating", null))
                                .event("worker-1", "Pulling", "Pulling image \"x\"", 2),
                        DEPLOYING,
                        "PullingImage",
                        "Worker 1 of 2 is pulling its image (2 min)"),
                cause(
                        "image is there, container is being made",
                        deploying()
                                .pod("worker", 1, p -> p.waiting("ContainerCreating", null))
                                .event("worker-1", "Pulling", "Pulling image \"x\"", 2)
                                .event("worker-1", "Pulled", "Successfully pulled image \"x\"", 1),
                        DEPLOYING,
                        "Creating",
                        "is being prepared on gpu-1"),
                cause(
                        "loading the model",
                        deploying().pod("worker", 1, PodScene::ready).pod("worker", 2, p -> {}),
                        DEPLOYING,
                        "LoadingModel",
                        "Worker 2 of 2 is loading the model (2 min)"),
                cause(
                        "a brief failed pull may pass",
                        deploying().pod("worker", 1, p -> p.waiting("ErrImagePull", "rpc error: timeout")),
                        DEPLOYING,
                        "ImagePull",
                        "had a failed attempt to pull its image: rpc error: timeout"),
                cause(
                        "image pull back-off",
                        deploying()
                                .pod("worker", 1, p -> p.waiting("ImagePullBackOff", "Back-off pulling image \"x\"")),
                        FAILED,
                        "ImagePull",
                        "Worker 1 of 2 cannot pull its image: Back-off pulling image \"x\" (2 min)"),
                cause(
                        "between two back-offs the waiting reason is ErrImagePull again",
                        deploying()
                                .pod("worker", 1, p -> p.waiting("ErrImagePull", "not found"))
                                .event("worker-1", "BackOff", "Back-off pulling image \"x\"", 1),
                        FAILED,
                        "ImagePull",
                        "cannot pull its image: not found"),
                cause(
                        "failed pulls for long, without events",
                        deploying().pod("worker", 1, p -> p.createdMinutesAgo(6).waiting("ErrImagePull", "not found")),
                        FAILED,
                        "ImagePull",
                        "(6 min)"),
                cause(
                        "registry refuses the credentials",
                        deploying()
                                .pod(
                                        "worker",
                                        1,
                                        p -> p.waiting("ImagePullBackOff", "failed to authorize: 401 Unauthorized")),
                        FAILED,
                        "RegistryAuth",
                        "401 Unauthorized"),
                cause(
                        "invalid image name",
                        deploying().pod("worker", 1, p -> p.waiting("InvalidImageName", null)),
                        FAILED,
                        "ImagePull",
                        "cannot pull its image: InvalidImageName"),
                cause(
                        "missing secret",
                        deploying()
                                .pod(
                                        "worker",
                                        1,
                                        p -> p.waiting(
                                                "CreateContainerConfigError", "secret \"hf-token-secret\" not found")),
                        FAILED,
                        "MissingSecret",
                        "Worker 1 of 2 cannot start: secret \"hf-token-secret\" not found"),
                cause(
                        "another configuration error",
                        deploying().pod("worker", 1, p -> p.waiting("CreateContainerConfigError", "bad subPath")),
                        FAILED,
                        "ConfigError",
                        "bad subPath"),
                cause(
                        "first restart may be a hiccup",
                        deploying().pod("worker", 1, p -> p.restarted(1, "Error", 1, 1, "CrashLoopBackOff")),
                        DEPLOYING,
                        "Restarting",
                        "crashed with exit code 1 and was restarted once"),
                cause(
                        "crash loop with state pending",
                        deploying().pod("worker", 1, p -> p.restarted(3, "Error", 1, 1, "CrashLoopBackOff")),
                        FAILED,
                        "CrashLoop",
                        "crashed with exit code 1 and was restarted 3 times"),
                cause(
                        "crash loop seen while the container runs between two crashes",
                        deploying().pod("worker", 1, p -> p.restarted(5, "Error", 139, 1, null)),
                        FAILED,
                        "CrashLoop",
                        "exit code 139"),
                cause(
                        "crashes of long ago do not count while it loads",
                        deploying().pod("worker", 1, p -> p.restarted(5, "Error", 1, 30, null)),
                        DEPLOYING,
                        "LoadingModel",
                        "loading the model"),
                cause(
                        "killed once for its memory",
                        deploying().pod("worker", 1, p -> p.restarted(1, "OOMKilled", 137, 1, null)),
                        DEPLOYING,
                        "OutOfMemory",
                        "ran out of memory and was restarted once"),
                cause(
                        "killed again and again for its memory",
                        deploying().pod("worker", 1, p -> p.restarted(2, "OOMKilled", 137, 1, "CrashLoopBackOff")),
                        FAILED,
                        "OutOfMemory",
                        "ran out of memory and was restarted 2 times"),
                cause(
                        "unschedulable",
                        deploying().pod("worker", 1, p -> p.unbound("Unschedulable", NO_GPU)),
                        DEPLOYING,
                        "Unschedulable",
                        "Worker 1 of 2 finds no node: " + NO_GPU),
                cause(
                        "unschedulable past the rollout's deadline",
                        deploying()
                                .acceptedMinutesAgo(50)
                                .ready("False", "insufficient_capacity", "worker", 50)
                                .pod("worker", 1, p -> p.createdMinutesAgo(50).unbound("Unschedulable", NO_GPU)),
                        FAILED,
                        "Stalled",
                        "finds no node: " + NO_GPU),
                cause(
                        "waiting for its gang without any event",
                        deploying().pod("worker", 1, p -> p.unbound("SchedulingGated", null)),
                        DEPLOYING,
                        "SchedulingGated",
                        "placed together"),
                cause(
                        "just created",
                        deploying().pod("worker", 1, p -> p.unbound(null, null)),
                        DEPLOYING,
                        "Scheduling",
                        "waits for a node"),
                cause(
                        "volume cannot be mounted",
                        deploying()
                                .pod("worker", 1, p -> p.waiting("ContainerCreating", null))
                                .event("worker-1", "FailedMount", "configmap \"x\" not found", 1),
                        DEPLOYING,
                        "Mount",
                        "cannot mount a volume: configmap \"x\" not found"),
                cause(
                        "evicted",
                        deploying().pod("worker", 1, p -> p.failed("Evicted", "The node was low on disk")),
                        DEPLOYING,
                        "PodFailed",
                        "has failed: The node was low on disk"),
                cause(
                        "the frontend fails while workers load",
                        deploying()
                                .pod("worker", 1, p -> {})
                                .pod("Frontend", 1, p -> p.waiting("ImagePullBackOff", "no")),
                        FAILED,
                        "ImagePull",
                        "The frontend cannot pull its image"),
                cause(
                        "the most telling of many",
                        deploying().pod("worker", 1, p -> {}).pod("worker", 2, p -> p.unbound("Unschedulable", NO_GPU)),
                        DEPLOYING,
                        "Unschedulable",
                        "Worker 2 of 2"),
                cause(
                        "a crashing pod of the old template is on its way out anyway",
                        deploying()
                                .pod(
                                        "worker",
                                        1,
                                        p -> p.hash("aaaaaaaa")
                                                .createdMinutesAgo(90)
                                                .restarted(9, "Error", 1, 1, "CrashLoopBackOff"))
                                .pod("worker", 2, p -> p.hash("bbbbbbbb")),
                        DEPLOYING,
                        "LoadingModel",
                        "loading the model"),
                cause(
                        "terminating pods do not count",
                        deploying()
                                .pod("worker", 1, p -> p.terminating().restarted(9, "Error", 1, 1, "CrashLoopBackOff"))
                                .pod("worker", 2, p -> {}),
                        DEPLOYING,
                        "LoadingModel",
                        "loading the model"),
                cause(
                        "status says ready, the pod says crash loop",
                        serving().pod("worker", 1, p -> p.restarted(4, "Error", 1, 1, "CrashLoopBackOff")),
                        FAILED,
                        "CrashLoop",
                        "restarted 4 times"),
                cause(
                        "restarts of a pod that is ready again are history",
                        serving()
                                .pod(
                                        "worker",
                                        1,
                                        p -> p.restarted(4, "Error", 1, 1, null).ready()),
                        RUNNING,
                        "Ready",
                        "All 2 workers"));
    }

    private static Arguments cause(String name, Scene scene, Phase phase, String reason, String words) {
        return Arguments.of(name, scene, phase, reason, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("causes")
    void shouldTellTheCause(String name, Scene scene, Phase phase, String reason, String words) {
        Verdict verdict = scene.verdict();
        assertThat(verdict.phase()).as(verdict.message()).isEqualTo(phase);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.message()).contains(words);
    }

    @Test
    void shouldRecoverWhenTheClusterDoes() {
        Scene scene = deploying().pod("worker", 1, p -> p.waiting("ImagePullBackOff", "no such tag"));
        assertThat(scene.verdict().phase()).isEqualTo(FAILED);

        Scene pulled = deploying().pod("worker", 1, p -> {});
        assertThat(pulled.verdict().phase()).isEqualTo(DEPLOYING);

        Scene ready = serving().component("worker", counts(2, 2, 2)).pod("worker", 1, PodScene::ready);
        assertThat(ready.verdict().phase()).isEqualTo(RUNNING);
    }
}
