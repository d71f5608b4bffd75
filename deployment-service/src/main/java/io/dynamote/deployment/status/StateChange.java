package io.dynamote.deployment.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;

/** What counts as a change that someone can see. */
public final class StateChange {

    /** Spans of time in messages grow all the time; that alone is news only now and then. */
    private static final Pattern SPAN = Pattern.compile("\\d+ (s|min|h|d)\\b");

    private static final Duration NEWS = Duration.ofSeconds(30);

    private StateChange() {}

    /** Whether the second is worth publishing after the first. */
    public static boolean isVisible(Deployment before, Deployment after) {
        Instant then = before.state().updatedAt();
        if (before.steps().equals(after.steps()) && at(before.state(), then).equals(at(after.state(), then))) {
            return false;
        }
        boolean onlyOlder = progress(before).equals(progress(after))
                && withoutSpans(before.state(), then).equals(withoutSpans(after.state(), then));
        return !onlyOlder || after.state().updatedAt().isAfter(then.plus(NEWS));
    }

    private static List<RolloutStep.Status> progress(Deployment row) {
        return row.steps().stream().map(RolloutStep::status).toList();
    }

    private static DeploymentState withoutSpans(DeploymentState state, Instant at) {
        DeploymentState.Verdict verdict = state.verdict();
        String message = SPAN.matcher(verdict.message()).replaceAll("");
        return with(state, state.phase(), new DeploymentState.Verdict(verdict.reason(), message, verdict.since()), at);
    }

    private static DeploymentState at(DeploymentState state, Instant at) {
        return with(state, state.phase(), state.verdict(), at);
    }

    static DeploymentState with(DeploymentState s, Phase phase, DeploymentState.Verdict verdict, Instant at) {
        return new DeploymentState(
                s.namespace(),
                s.name(),
                s.team(),
                s.modelId(),
                s.servedModelName(),
                s.engine(),
                s.mode(),
                phase,
                verdict,
                s.revision(),
                s.observedRevision(),
                s.replicas(),
                s.components(),
                s.conditions(),
                s.pods(),
                s.frontendService(),
                s.endpoint(),
                s.metricsAddress(),
                s.createdAt(),
                s.createdBy(),
                at);
    }
}
