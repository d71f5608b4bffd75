package io.dynamote.deployment.verdict;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One step of a rollout, for people who watch it.
 *
 * @param kind which step
 * @param status where it stands
 * @param detail in words, for example {@code 1 of 2}; empty if there is nothing to say
 * @param at when a step that is done was reached for this revision, when a current one began, when a failed one went
 *     wrong; never before the step before it; null if that is not known or not yet so
 */
public record RolloutStep(
        Kind kind, Status status, String detail, @Nullable Instant at) {

    /** The steps in their order. */
    public enum Kind {
        /** Checked and stored here. */
        ACCEPTED,
        /** Taken by the cluster and acted on by the operator. */
        APPLIED,
        /** Every pod has a node. */
        SCHEDULED,
        /** Every pod has its image and has started. */
        IMAGE_PULLED,
        /** Every worker is ready. */
        MODEL_LOADED,
        /** The verdict is Running. */
        ENDPOINT_READY
    }

    /** Where a step stands. */
    public enum Status {
        DONE,
        CURRENT,
        FAILED,
        WAITING
    }
}
