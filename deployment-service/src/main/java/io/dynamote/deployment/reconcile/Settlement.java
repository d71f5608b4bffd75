package io.dynamote.deployment.reconcile;

import java.sql.Connection;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

import io.dynamote.deployment.cluster.Answer;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.status.Assessor;
import io.dynamote.deployment.status.StateChange;
import io.dynamote.deployment.store.Applied;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.DeploymentStore;
import io.dynamote.deployment.store.Facts;
import io.dynamote.deployment.store.Journal;
import io.dynamote.deployment.store.Refusal;
import io.dynamote.runtime.actor.Actor;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/**
 * Writes down what the cluster said. Each method is one transaction over the locked row, and says nothing that the row
 * knows already: a pass that is repeated after a crash leaves no second trace.
 */
@Singleton
public class Settlement {

    private static final Actor SYSTEM = Actor.SYSTEM;

    private final TransactionOperations<Connection> transactions;
    private final DeploymentStore deployments;
    private final Journal journal;
    private final Assessor assessor;
    private final Decisions decisions;
    private final Clock clock;

    Settlement(
            TransactionOperations<Connection> transactions,
            DeploymentStore deployments,
            Journal journal,
            Assessor assessor,
            Decisions decisions,
            Clock clock) {
        this.transactions = transactions;
        this.deployments = deployments;
        this.journal = journal;
        this.assessor = assessor;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The cluster took a revision. */
    void accepted(UUID id, RevisionNumber revision, Answer.Accepted answer) {
        Applied applied = new Applied(revision, answer.uid(), answer.generation(), clock.instant());
        settle(id, row -> {
            Applied known = row.applied();
            boolean news = known == null
                    || !known.uid().equals(applied.uid())
                    || known.revision().compareTo(revision) < 0;
            if (news) {
                Deployment after = assessor.assess(row.accepted(applied), answer.graph());
                journal.change(row, after, SYSTEM, null, new Facts(after, SYSTEM.name()).applied(applied));
            }
        });
    }

    /** The cluster will not take a revision. */
    void refused(UUID id, RevisionNumber revision, Answer.Refused answer) {
        Refusal refusal = new Refusal(revision, answer.message(), answer.errors());
        settle(id, row -> {
            if (row.revision().equals(revision) && !row.isRefused()) {
                Deployment after = assessor.assess(row.refused(refusal));
                journal.change(row, after, SYSTEM, null, new Facts(after, SYSTEM.name()).rejected(refusal));
            }
        });
    }

    /** The cluster could not decide; the row says why. */
    void hindered(UUID id, String reason) {
        settle(id, row -> {
            if (!reason.equals(row.hindrance())) {
                Deployment after = assessor.assess(row.hindered(reason));
                journal.change(row, after, SYSTEM, null);
            }
        });
    }

    /** Nothing of it is left in the cluster, as was wanted. */
    void gone(UUID id) {
        settle(id, row -> {
            Deployment after = row.deleted(clock.instant());
            journal.change(row, after, SYSTEM, null, new Facts(after, SYSTEM.name()).deleted());
        });
    }

    /** A deployment that the cluster refused from the start ends without having begun. */
    public void withdraw(UUID id, Actor actor) {
        settle(id, row -> {
            if (row.isRefused() && row.applied() == null) {
                Deployment after = row.deleted(clock.instant());
                journal.change(row, after, actor, null, new Facts(after, actor.name()).deleted());
            }
        });
    }

    /** What the watches show, if it is anything new. */
    public void seen(UUID id) {
        settle(id, row -> {
            Deployment after = assessor.assess(row);
            if (StateChange.isVisible(row, after)) {
                journal.change(row, after, SYSTEM, null);
            }
        });
    }

    private void settle(UUID id, Consumer<Deployment> change) {
        transactions.executeWrite(_ -> {
            deployments.lock(id).filter(Deployment::isLive).ifPresent(change);
            return id;
        });
        decisions.happened();
    }
}
