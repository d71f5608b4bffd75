package io.dynamote.deployment.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.dynamote.deployment.verdict.ObservedContainer;
import io.dynamote.deployment.verdict.ObservedPod;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import org.jspecify.annotations.Nullable;

/** Reads a pod. */
final class PodReader {

    private static final String COMPONENT_LABEL = "nvidia.com/dynamo-component";
    private static final String WORKER_HASH_LABEL = "nvidia.com/dynamo-worker-hash";

    private PodReader() {}

    static ObservedPod read(Pod pod) {
        Map<String, String> labels =
                Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.of());
        PodStatus status = Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
        Optional<PodCondition> unscheduled =
                condition(status, "PodScheduled").filter(c -> "False".equals(c.getStatus()));
        return new ObservedPod(
                pod.getMetadata().getName(),
                labels.getOrDefault(COMPONENT_LABEL, ""),
                labels.get(WORKER_HASH_LABEL),
                Objects.requireNonNullElse(status.getPhase(), "Unknown"),
                condition(status, "Ready")
                        .filter(c -> "True".equals(c.getStatus()))
                        .isPresent(),
                pod.getMetadata().getDeletionTimestamp() != null,
                pod.getSpec() == null ? null : pod.getSpec().getNodeName(),
                status.getPodIP(),
                Objects.requireNonNullElse(Times.read(pod.getMetadata().getCreationTimestamp()), Instant.EPOCH),
                trueSince(status, "PodScheduled"),
                trueSince(status, "Ready"),
                unscheduled.map(PodCondition::getReason).orElse(null),
                unscheduled.map(PodCondition::getMessage).orElse(null),
                status.getReason(),
                status.getMessage(),
                Stream.concat(
                                containers(status.getInitContainerStatuses(), true),
                                containers(status.getContainerStatuses(), false))
                        .toList());
    }

    private static Optional<PodCondition> condition(PodStatus status, String type) {
        return status.getConditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private static @Nullable Instant trueSince(PodStatus status, String type) {
        return condition(status, type)
                .filter(c -> "True".equals(c.getStatus()))
                .map(PodCondition::getLastTransitionTime)
                .map(Times::read)
                .orElse(null);
    }

    private static Stream<ObservedContainer> containers(List<ContainerStatus> statuses, boolean init) {
        return statuses.stream().map(status -> container(status, init));
    }

    private static ObservedContainer container(ContainerStatus status, boolean init) {
        ContainerState state = Objects.requireNonNullElseGet(status.getState(), ContainerState::new);
        ContainerState before = Objects.requireNonNullElseGet(status.getLastState(), ContainerState::new);
        ContainerStateTerminated ended = state.getTerminated() == null ? before.getTerminated() : state.getTerminated();
        boolean endedWell = init && ended != null && Objects.equals(ended.getExitCode(), 0);
        return new ObservedContainer(
                status.getName(),
                state.getRunning() != null || endedWell,
                Objects.requireNonNullElse(status.getRestartCount(), 0),
                firstStart(status, state, before),
                state.getWaiting() == null ? null : state.getWaiting().getReason(),
                state.getWaiting() == null ? null : state.getWaiting().getMessage(),
                exit(ended));
    }

    /** The status shows the run that goes on and the one before it; an earlier first run is forgotten. */
    private static @Nullable Instant firstStart(ContainerStatus status, ContainerState state, ContainerState before) {
        List<String> starts = Stream.of(
                        before.getTerminated() == null
                                ? null
                                : before.getTerminated().getStartedAt(),
                        state.getTerminated() == null
                                ? null
                                : state.getTerminated().getStartedAt(),
                        state.getRunning() == null ? null : state.getRunning().getStartedAt())
                .filter(Objects::nonNull)
                .toList();
        int runs = Objects.requireNonNullElse(status.getRestartCount(), 0) + 1;
        return starts.size() < runs ? null : Times.read(starts.getFirst());
    }

    private static ObservedContainer.@Nullable Exit exit(@Nullable ContainerStateTerminated ended) {
        return ended == null
                ? null
                : new ObservedContainer.Exit(
                        ended.getReason(),
                        Objects.requireNonNullElse(ended.getExitCode(), -1),
                        Times.read(ended.getFinishedAt()));
    }
}
