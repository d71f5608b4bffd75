package io.dynamote.deployment.request;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.status.Assessor;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.DeploymentStore;
import io.dynamote.deployment.store.Desired;
import io.dynamote.deployment.store.Facts;
import io.dynamote.deployment.store.Journal;
import io.dynamote.runtime.idempotency.StoredAnswer;
import jakarta.inject.Singleton;

/** Wants a deployment gone. Wanting it again changes nothing. */
@Singleton
public class DeleteDeployment {

    private final DeploymentStore deployments;
    private final Journal journal;
    private final Assessor assessor;
    private final Acceptance acceptance;
    private final Answers answers;

    DeleteDeployment(
            DeploymentStore deployments, Journal journal, Assessor assessor, Acceptance acceptance, Answers answers) {
        this.deployments = deployments;
        this.journal = journal;
        this.assessor = assessor;
        this.acceptance = acceptance;
        this.answers = answers;
    }

    /**
     * Wants it gone; the answer shows it terminating.
     *
     * @throws DeploymentException.NotFound if there is none, or no longer
     */
    public StoredAnswer delete(DeploymentRef ref, Command command) {
        return acceptance.answerAtOnce("DELETE /api/deployments/" + ref, command, () -> answer(ref, command));
    }

    private StoredAnswer answer(DeploymentRef ref, Command command) {
        Deployment row = deployments.lock(ref).orElseThrow(() -> new DeploymentException.NotFound(ref));
        if (row.desired() == Desired.ABSENT) {
            return answers.accepted(row);
        }
        Deployment after = assessor.assess(row.unwanted());
        journal.change(
                row,
                after,
                command.actor(),
                command.trace().traceparent(),
                new Facts(after, command.actor().name()).requested("delete", null));
        return answers.accepted(after);
    }
}
