package io.dynamote.telemetry.job;

import java.time.Instant;
import java.util.Optional;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job.
 *
 * @param id of the job
 * @param attempt in which it happened
 * @param name of the job
 * @param at when, as its reporter says
 * @param status since then
 * @param stage since then; null without one
 * @param message what happened, in words
 */
record JobEvent(
        String id,
        int attempt,
        String name,
        Instant at,
        JobStatus status,
        @Nullable String stage,
        String message) {

    /**
     * What happened between two states of one attempt.
     *
     * @param before null if this is the first one
     * @return empty if it only went on
     */
    static Optional<JobEvent> between(@Nullable JobState before, JobState after) {
        boolean begun = before == null || before.attempt() != after.attempt();
        JobStatus from = begun || before == null ? null : before.status();
        boolean moved =
                from == after.status() && before != null && !stage(before).equals(stage(after));
        if (from == after.status() && !moved) {
            return Optional.empty();
        }
        String message = moved ? "now at: " + stage(after) : message(from, after);
        return Optional.of(new JobEvent(
                after.id(),
                after.attempt(),
                after.name(),
                JobOrder.micros(after.updatedAt()),
                after.status(),
                after.stage(),
                message));
    }

    private static String message(@Nullable JobStatus from, JobState after) {
        return switch (after.status()) {
            case PENDING -> "waits to begin";
            case RUNNING -> from == JobStatus.PAUSED ? "goes on" : "has begun";
            case PAUSED -> "is paused";
            case COMPLETED -> "is completed";
            case FAILED -> after.error() == null ? "has failed" : "has failed: " + after.error();
            case CANCELLED -> "was cancelled";
        };
    }

    private static String stage(JobState state) {
        return state.stage() == null ? "" : state.stage();
    }
}
