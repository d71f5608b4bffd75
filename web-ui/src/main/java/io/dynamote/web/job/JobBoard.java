package io.dynamote.web.job;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of jobs as telemetry-service answers it.
 *
 * @param items those under way first
 * @param asOf up to when it has heard of jobs; null before it has for the first time
 * @param nextCursor where the next page begins; null, as it is absent, on the last one
 */
record JobBoard(
        List<Job> items,
        @Nullable JobTotals totals,
        @Nullable Instant asOf,
        @Nullable String nextCursor) {

    JobBoard {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** Something that happened to a job. */
    public record Event(
            String id,
            int attempt,
            String name,
            Instant at,
            String status,
            @Nullable String message) {

        /** Class of the colour that goes with it. */
        public String css() {
            return switch (status) {
                case "failed" -> "tone-failed";
                case "completed" -> "tone-running";
                case "paused", "cancelled" -> "tone-warning";
                default -> "tone-working";
            };
        }
    }

    /** What happened, newest first. */
    record Events(List<Event> items) {
        Events {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
