package io.dynamote.deployment.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.dynamote.deployment.manifest.Role;
import io.dynamote.deployment.verdict.RolloutStep.Kind;
import io.dynamote.deployment.verdict.RolloutStep.Status;
import io.dynamote.events.deployment.Phase;

/** The steps of a rollout from the same observation as its verdict; the first step that is not done carries the reason. */
public final class RolloutSteps {

    private record Progress(Kind kind, boolean done, String detail) {}

    private RolloutSteps() {}

    /** Every step in its order. */
    public static List<RolloutStep> of(Observation observation) {
        Verdict verdict = VerdictPolicy.judge(observation);
        List<RolloutStep> steps = new ArrayList<>();
        boolean reached = true;
        for (Progress step : progress(observation, verdict)) {
            boolean done = verdict.phase() == Phase.RUNNING || (reached && step.done());
            if (done) {
                steps.add(new RolloutStep(step.kind(), Status.DONE, step.detail()));
            } else if (reached) {
                Status status = verdict.phase() == Phase.FAILED ? Status.FAILED : Status.CURRENT;
                steps.add(new RolloutStep(step.kind(), status, verdict.message()));
                reached = false;
            } else {
                steps.add(new RolloutStep(step.kind(), Status.WAITING, step.detail()));
            }
        }
        return List.copyOf(steps);
    }

    private static List<Progress> progress(Observation observation, Verdict verdict) {
        boolean applied = observation.sighting() instanceof Sighting.Present(var graph)
                && observation.desired().number().toString().equals(graph.revision())
                && graph.isObserved();
        PodFindings pods = new PodFindings(observation, observation.asOf());
        return List.of(
                new Progress(
                        Kind.ACCEPTED, true, "revision " + observation.desired().number()),
                new Progress(Kind.APPLIED, applied, ""),
                counted(Kind.SCHEDULED, pods, pods.desired(), p -> p.node() != null),
                counted(Kind.IMAGE_PULLED, pods, pods.desired(), ObservedPod::hasStarted),
                counted(
                        Kind.MODEL_LOADED,
                        pods,
                        pods.desired().stream()
                                .filter(c -> c.role() != Role.FRONTEND)
                                .toList(),
                        ObservedPod::ready),
                new Progress(Kind.ENDPOINT_READY, verdict.phase() == Phase.RUNNING, ""));
    }

    private static Progress counted(
            Kind kind, PodFindings pods, List<DesiredComponent> components, Predicate<ObservedPod> reached) {
        int wanted = 0;
        int have = 0;
        for (DesiredComponent component : components) {
            long count = pods.current(component).stream().filter(reached).count();
            wanted += component.replicas();
            have += (int) Math.min(count, component.replicas());
        }
        return new Progress(kind, have == wanted, have + " of " + wanted);
    }
}
