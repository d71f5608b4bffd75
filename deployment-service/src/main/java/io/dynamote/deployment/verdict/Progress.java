package io.dynamote.deployment.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.dynamote.deployment.manifest.Role;
import io.dynamote.deployment.verdict.RolloutStep.Kind;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What the facts say of one step by itself, whatever the steps before it are.
 *
 * @param kind which step
 * @param done whether it has been reached
 * @param detail in words; empty if there is nothing to say
 * @param at when it was reached; null if it was not, or if the facts do not tell
 */
record Progress(
        Kind kind, boolean done, String detail, @Nullable Instant at) {

    static List<Progress> of(Observation observation, Verdict verdict) {
        DesiredRevision desired = observation.desired();
        PodFindings pods = new PodFindings(observation, observation.asOf());
        List<DesiredComponent> workers =
                pods.desired().stream().filter(c -> c.role() != Role.FRONTEND).toList();
        boolean ready = verdict.phase() == Phase.RUNNING;
        return List.of(
                new Progress(Kind.ACCEPTED, true, "revision " + desired.number(), desired.acceptedAt()),
                new Progress(Kind.APPLIED, isApplied(observation), "", desired.appliedAt()),
                counted(Kind.SCHEDULED, pods, pods.desired(), p -> p.node() != null, ObservedPod::scheduledAt),
                counted(Kind.IMAGE_PULLED, pods, pods.desired(), ObservedPod::hasStarted, ObservedPod::startedAt),
                counted(Kind.MODEL_LOADED, pods, workers, ObservedPod::ready, ObservedPod::readyAt),
                new Progress(Kind.ENDPOINT_READY, ready, "", ready ? readySince(observation) : null));
    }

    private static boolean isApplied(Observation observation) {
        return observation.sighting() instanceof Sighting.Present(var graph)
                && observation.desired().number().toString().equals(graph.revision())
                && graph.isObserved();
    }

    private static @Nullable Instant readySince(Observation observation) {
        return observation.sighting() instanceof Sighting.Present(var graph)
                ? graph.condition("Ready")
                        .map(ObservedCondition::lastTransitionTime)
                        .orElse(null)
                : null;
    }

    private static Progress counted(
            Kind kind,
            PodFindings pods,
            List<DesiredComponent> components,
            Predicate<ObservedPod> reached,
            Function<ObservedPod, @Nullable Instant> reachedAt) {
        int wanted = 0;
        int have = 0;
        List<@Nullable Instant> times = new ArrayList<>();
        for (DesiredComponent component : components) {
            List<ObservedPod> there =
                    pods.current(component).stream().filter(reached).toList();
            wanted += component.replicas();
            have += Math.min(there.size(), component.replicas());
            times.add(timeOf(component.replicas(), there, reachedAt));
        }
        boolean done = have == wanted;
        return new Progress(kind, done, have + " of " + wanted, done ? latest(times) : null);
    }

    /** When so many pods were there; null if the time of one is not known, for it may have been the last. */
    private static @Nullable Instant timeOf(
            int wanted, List<ObservedPod> pods, Function<ObservedPod, @Nullable Instant> reachedAt) {
        List<@Nullable Instant> times = pods.stream().map(reachedAt).toList();
        return wanted > times.size() || times.contains(null)
                ? null
                : times.stream().sorted(Comparator.naturalOrder()).toList().get(wanted - 1);
    }

    private static @Nullable Instant latest(List<@Nullable Instant> times) {
        return times.contains(null)
                ? null
                : times.stream().max(Comparator.naturalOrder()).orElse(null);
    }
}
