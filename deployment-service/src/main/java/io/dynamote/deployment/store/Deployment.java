package io.dynamote.deployment.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.events.deployment.DeploymentState;
import org.jspecify.annotations.Nullable;

/**
 * One life of a deployment, from the accepted wish until it is gone.
 *
 * <pre>
 *                    ┌────────────── Apply ──────────────┐
 *   accepted ──► wanted present, revision not applied    │  accepted by the cluster
 *                    │            ▲ new revision         ▼
 *                    │ refused    └──────────── wanted present, applied
 *                    ▼                                   │
 *                 refused ───────── delete ──────► wanted absent ── Remove ──► deleted
 * </pre>
 *
 * @param id of this life; a name that is used again begins another one
 * @param ref identity in the cluster
 * @param desired what it is wanted to be
 * @param revision number of the newest revision
 * @param applied what the cluster accepted; null before the first acceptance
 * @param refusal what the cluster refused; null if it did not
 * @param hindrance why the last attempt to hand over did not get through, in words; null if it did
 * @param state as last published
 * @param steps of the rollout, of the same moment as the state
 * @param deletedAt when it was found gone after it was wanted gone; null while it lives
 */
public record Deployment(
        UUID id,
        DeploymentRef ref,
        Desired desired,
        RevisionNumber revision,
        @Nullable Applied applied,
        @Nullable Refusal refusal,
        @Nullable String hindrance,
        DeploymentState state,
        List<RolloutStep> steps,
        @Nullable Instant deletedAt) {

    public Deployment {
        steps = List.copyOf(steps);
    }

    /** What is left to do in the cluster. */
    public Task task() {
        if (deletedAt != null) {
            return new Task.Rest();
        }
        if (desired == Desired.ABSENT) {
            return new Task.Remove();
        }
        return isRefused() || isApplied() ? new Task.Rest() : new Task.Apply(revision);
    }

    /** Whether the cluster accepted the newest revision. */
    public boolean isApplied() {
        return applied != null && applied.revision().equals(revision);
    }

    /** Whether the cluster refused the newest revision. */
    public boolean isRefused() {
        return refusal != null && refusal.revision().equals(revision);
    }

    /** Whether it was not found gone yet. */
    public boolean isLive() {
        return deletedAt == null;
    }

    /** The same deployment as it looks now. */
    public Deployment seen(DeploymentState next, List<RolloutStep> nextSteps) {
        return new Deployment(id, ref, desired, revision, applied, refusal, hindrance, next, nextSteps, deletedAt);
    }

    /** The same deployment, no longer wanted. */
    public Deployment unwanted() {
        return new Deployment(id, ref, Desired.ABSENT, revision, applied, refusal, hindrance, state, steps, deletedAt);
    }

    /** The same deployment, accepted by the cluster. */
    public Deployment accepted(Applied acceptance) {
        return new Deployment(id, ref, desired, revision, acceptance, refusal, null, state, steps, deletedAt);
    }

    /** The same deployment, refused by the cluster. */
    public Deployment refused(Refusal no) {
        return new Deployment(id, ref, desired, revision, applied, no, null, state, steps, deletedAt);
    }

    /** The same deployment, after an attempt that did not get through. */
    public Deployment hindered(String reason) {
        return new Deployment(id, ref, desired, revision, applied, refusal, reason, state, steps, deletedAt);
    }

    /** The same deployment at the end of its life. */
    public Deployment deleted(Instant at) {
        return new Deployment(id, ref, Desired.ABSENT, revision, applied, refusal, null, state, steps, at);
    }
}
