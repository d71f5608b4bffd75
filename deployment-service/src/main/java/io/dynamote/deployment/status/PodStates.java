package io.dynamote.deployment.status;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.dynamote.deployment.verdict.ObservedContainer;
import io.dynamote.deployment.verdict.ObservedPod;
import io.dynamote.events.deployment.DeploymentState;
import org.jspecify.annotations.Nullable;

/** Pods as they are shown: one line each, with the most telling reason why one is not ready. */
final class PodStates {

    private record Reason(@Nullable String word, @Nullable String text) {
        boolean says() {
            return word != null;
        }
    }

    private PodStates() {}

    static List<DeploymentState.Pod> of(List<ObservedPod> pods) {
        return pods.stream()
                .sorted(Comparator.comparing(ObservedPod::component).thenComparing(ObservedPod::name))
                .map(PodStates::of)
                .toList();
    }

    private static DeploymentState.Pod of(ObservedPod pod) {
        Reason reason = pod.ready() ? new Reason(null, null) : reason(pod);
        return new DeploymentState.Pod(
                pod.name(),
                pod.component(),
                pod.phase(),
                pod.ready(),
                pod.containers().stream().mapToInt(ObservedContainer::restarts).sum(),
                pod.node(),
                reason.word(),
                reason.text(),
                pod.ip());
    }

    private static Reason reason(ObservedPod pod) {
        Stream<Reason> ofPod = Stream.of(
                new Reason(pod.reason(), pod.message()),
                new Reason(pod.schedulingReason(), pod.schedulingMessage()),
                new Reason(pod.terminating() ? "Terminating" : null, null));
        Stream<Reason> ofContainers = pod.containers().stream().flatMap(PodStates::reasons);
        return Stream.concat(ofPod, ofContainers)
                .filter(Reason::says)
                .findFirst()
                .orElse(new Reason(null, null));
    }

    private static Stream<Reason> reasons(ObservedContainer container) {
        ObservedContainer.Exit exit = container.lastExit();
        Reason ended = exit == null || exit.code() == 0
                ? new Reason(null, null)
                : new Reason(
                        Objects.requireNonNullElse(exit.reason(), "Error"),
                        "container " + container.name() + " ended with exit code " + exit.code());
        return Stream.of(new Reason(container.waitingReason(), container.waitingMessage()), ended);
    }
}
