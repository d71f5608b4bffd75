package io.dynamote.deployment.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.deployment.verdict.RolloutStep.Kind;
import io.dynamote.deployment.verdict.RolloutStep.Status;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/** The steps of a rollout from the same observation as its verdict; the first step that is not done carries the reason. */
public final class RolloutSteps {

    private RolloutSteps() {}

    /**
     * Every step in its order.
     *
     * @param before the steps of the same revision as last judged, empty for the first time; a step that stays done keeps
     *     the time at which it was first reached, whatever becomes of the pod that reached it
     */
    public static List<RolloutStep> of(Observation observation, List<RolloutStep> before) {
        Verdict verdict = VerdictPolicy.judge(observation);
        List<RolloutStep> steps = new ArrayList<>();
        Instant floor = observation.desired().acceptedAt();
        @Nullable Instant last = floor;
        boolean reached = true;
        for (Progress step : Progress.of(observation, verdict)) {
            boolean done = verdict.phase() == Phase.RUNNING || (reached && step.done());
            if (done) {
                @Nullable Instant kept = keptTime(step.kind(), before);
                last = notBefore(floor, kept == null ? step.at() : kept);
                floor = last == null ? floor : last;
                steps.add(new RolloutStep(step.kind(), Status.DONE, step.detail(), last));
            } else if (reached) {
                boolean failed = verdict.phase() == Phase.FAILED;
                steps.add(new RolloutStep(
                        step.kind(),
                        failed ? Status.FAILED : Status.CURRENT,
                        verdict.message(),
                        failed ? notBefore(floor, verdict.since()) : last));
                reached = false;
            } else {
                steps.add(new RolloutStep(step.kind(), Status.WAITING, step.detail(), null));
            }
        }
        return List.copyOf(steps);
    }

    private static @Nullable Instant keptTime(Kind kind, List<RolloutStep> before) {
        for (RolloutStep step : before) {
            if (step.kind() == kind && step.status() == Status.DONE) {
                return step.at();
            }
        }
        return null;
    }

    /** What was so before the step before it was reached was so of an earlier revision. */
    private static @Nullable Instant notBefore(Instant floor, @Nullable Instant at) {
        return at != null && at.isBefore(floor) ? floor : at;
    }
}
