package io.dynamote.deployment.status;

import java.time.Instant;
import java.util.Map;

import io.dynamote.deployment.verdict.ObservedContainer;
import io.dynamote.deployment.verdict.ObservedPod;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PodReaderTest {

    @Test
    void shouldReadAPodThatServes() {
        Pod pod = new PodBuilder(named())
                .editMetadata()
                .withLabels(
                        Map.of("nvidia.com/dynamo-component", "worker", "nvidia.com/dynamo-worker-hash", "0a1b2c3d"))
                .endMetadata()
                .withNewSpec()
                .withNodeName("gpu-1")
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .withPodIP("10.42.1.17")
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .addNewInitContainerStatus()
                .withName("init")
                .withNewState()
                .withNewTerminated()
                .withExitCode(0)
                .endTerminated()
                .endState()
                .endInitContainerStatus()
                .addNewContainerStatus()
                .withName("main")
                .withRestartCount(2)
                .withNewState()
                .withNewRunning()
                .endRunning()
                .endState()
                .withNewLastState()
                .withNewTerminated()
                .withReason("OOMKilled")
                .withExitCode(137)
                .withFinishedAt("2026-11-20T12:00:00Z")
                .endTerminated()
                .endLastState()
                .endContainerStatus()
                .endStatus()
                .build();

        ObservedPod read = PodReader.read(pod);

        assertThat(read.component()).isEqualTo("worker");
        assertThat(read.workerHash()).isEqualTo("0a1b2c3d");
        assertThat(read.phase()).isEqualTo("Running");
        assertThat(read.ready()).isTrue();
        assertThat(read.terminating()).isFalse();
        assertThat(read.node()).isEqualTo("gpu-1");
        assertThat(read.ip()).isEqualTo("10.42.1.17");
        assertThat(read.createdAt()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(read.containers().getFirst().running())
                .as("an init container that ended well")
                .isTrue();
        assertThat(read.containers().getLast())
                .isEqualTo(new ObservedContainer(
                        "main",
                        true,
                        2,
                        null,
                        null,
                        null,
                        new ObservedContainer.Exit("OOMKilled", 137, Instant.parse("2026-11-20T12:00:00Z"))));
    }

    @Test
    void shouldReadAPodThatFindsNoNode() {
        Pod pod = new PodBuilder(named())
                .withNewStatus()
                .withPhase("Pending")
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage("0/3 nodes are available")
                .endCondition()
                .endStatus()
                .build();

        ObservedPod read = PodReader.read(pod);

        assertThat(read.schedulingReason()).isEqualTo("Unschedulable");
        assertThat(read.schedulingMessage()).isEqualTo("0/3 nodes are available");
        assertThat(read.ready()).isFalse();
        assertThat(read.node()).isNull();
    }

    @Test
    void shouldReadAContainerThatWaits() {
        Pod pod = new PodBuilder(named())
                .withNewStatus()
                .addNewContainerStatus()
                .withName("main")
                .withNewState()
                .withNewWaiting("not found", "ImagePullBackOff")
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();

        ObservedContainer container = PodReader.read(pod).containers().getFirst();

        assertThat(container.running()).isFalse();
        assertThat(container.waitingReason()).isEqualTo("ImagePullBackOff");
        assertThat(container.waitingMessage()).isEqualTo("not found");
    }

    @Test
    void shouldNotTakeAContainerThatEndedForOneThatRuns() {
        Pod pod = new PodBuilder(named())
                .withNewStatus()
                .addNewContainerStatus()
                .withName("main")
                .withNewState()
                .withNewTerminated()
                .withExitCode(0)
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();

        assertThat(PodReader.read(pod).containers().getFirst().running()).isFalse();
    }

    @Test
    void shouldReadAPodOfWhichNothingIsKnownYet() {
        ObservedPod read = PodReader.read(new PodBuilder()
                .withNewMetadata()
                .withName("new")
                .withDeletionTimestamp("2026-11-20T12:00:00Z")
                .endMetadata()
                .build());

        assertThat(read.phase()).isEqualTo("Unknown");
        assertThat(read.component()).isEmpty();
        assertThat(read.terminating()).isTrue();
        assertThat(read.createdAt()).isEqualTo(Instant.EPOCH);
        assertThat(read.containers()).isEmpty();
    }

    @Test
    void shouldReadWhenAPodTookItsSteps() {
        ObservedPod read = PodReader.read(new PodBuilder(named())
                .withNewStatus()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("True")
                .withLastTransitionTime("2026-11-20T11:00:01Z")
                .endCondition()
                .addNewCondition()
                .withType("Ready")
                .withStatus("False")
                .withLastTransitionTime("2026-11-20T11:00:02Z")
                .endCondition()
                .addToContainerStatuses(runs(0, "2026-11-20T11:00:30Z", null))
                .endStatus()
                .build());

        assertThat(read.scheduledAt()).isEqualTo(Instant.parse("2026-11-20T11:00:01Z"));
        assertThat(read.readyAt())
                .as("the condition tells since when it is not ready")
                .isNull();
        assertThat(read.containers().getFirst().startedAt()).isEqualTo(Instant.parse("2026-11-20T11:00:30Z"));
    }

    @Test
    void shouldFindTheFirstStartOfAContainerAsLongAsItIsShown() {
        String first = "2026-11-20T11:00:30Z";
        String second = "2026-11-20T11:20:00Z";

        assertThat(PodReader.read(with(runs(1, second, first)))
                        .containers()
                        .getFirst()
                        .startedAt())
                .isEqualTo(Instant.parse(first));
        assertThat(PodReader.read(with(runs(2, second, first)))
                        .containers()
                        .getFirst()
                        .startedAt())
                .as("three runs, two are shown")
                .isNull();
        assertThat(PodReader.read(with(runs(1, null, first)))
                        .containers()
                        .getFirst()
                        .startedAt())
                .as("what is shown may be the second of two")
                .isNull();
        assertThat(PodReader.read(with(runs(0, null, null)))
                        .containers()
                        .getFirst()
                        .startedAt())
                .isNull();
    }

    private static Pod with(ContainerStatus status) {
        return new PodBuilder(named())
                .withNewStatus()
                .withContainerStatuses(status)
                .endStatus()
                .build();
    }

    /** A container with the starts that its status shows. */
    private static ContainerStatus runs(int restarts, @Nullable String running, @Nullable String before) {
        ContainerStatusBuilder status =
                new ContainerStatusBuilder().withName("main").withRestartCount(restarts);
        if (running != null) {
            status.withNewState().withNewRunning(running).endState();
        }
        if (before != null) {
            status.withNewLastState()
                    .withNewTerminated()
                    .withExitCode(1)
                    .withStartedAt(before)
                    .endTerminated()
                    .endLastState();
        }
        return status.build();
    }

    private static Pod named() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("chat-worker-1")
                .withCreationTimestamp("2026-11-20T11:00:00Z")
                .endMetadata()
                .build();
    }
}
