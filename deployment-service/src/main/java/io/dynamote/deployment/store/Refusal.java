package io.dynamote.deployment.store;

import java.util.List;

import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;

/**
 * The cluster's no to a revision. It is final: the same manifest is not tried again.
 *
 * @param revision number of the refused revision
 * @param message the refusal in words
 * @param errors refused fields, as far as the cluster named them
 */
public record Refusal(RevisionNumber revision, String message, List<FieldProblem> errors) {

    public Refusal {
        errors = List.copyOf(errors);
    }
}
