package io.dynamote.deployment.store;

import io.dynamote.events.deployment.DeploymentEvent;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Facts about one deployment.
 *
 * @param row the deployment, as it is once the fact is true
 * @param actor who caused them
 */
public record Facts(Deployment row, String actor) {

    /** Someone asked for it. */
    public DeploymentEvent requested(String action, @Nullable String reason) {
        DeploymentState s = row.state();
        return new DeploymentEvent.Requested(s.namespace(), s.name(), s.team(), actor, action, reason);
    }

    /** A configuration became a revision. */
    public DeploymentEvent accepted(Revision revision) {
        DeploymentState s = row.state();
        return new DeploymentEvent.RevisionAccepted(
                s.namespace(),
                s.name(),
                s.team(),
                actor,
                revision.number().value(),
                s.modelId(),
                s.engine(),
                s.mode(),
                revision.apiVersion().id(),
                revision.manifestSha256());
    }

    /** The cluster took it. */
    public DeploymentEvent applied(Applied applied) {
        DeploymentState s = row.state();
        return new DeploymentEvent.Applied(
                s.namespace(), s.name(), s.team(), actor, applied.revision().value(), applied.generation());
    }

    /** The cluster refused it. */
    public DeploymentEvent rejected(Refusal refusal) {
        DeploymentState s = row.state();
        return new DeploymentEvent.Rejected(
                s.namespace(),
                s.name(),
                s.team(),
                actor,
                refusal.revision().value(),
                refusal.message(),
                refusal.errors());
    }

    /** It is gone. */
    public DeploymentEvent deleted() {
        DeploymentState s = row.state();
        return new DeploymentEvent.Deleted(
                s.namespace(), s.name(), s.team(), actor, row.revision().value());
    }

    DeploymentEvent phaseChanged(@Nullable Phase from) {
        DeploymentState s = row.state();
        return new DeploymentEvent.PhaseChanged(
                s.namespace(),
                s.name(),
                s.team(),
                actor,
                row.revision().value(),
                from,
                s.phase(),
                s.verdict().reason(),
                s.verdict().message());
    }
}
