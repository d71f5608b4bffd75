package io.dynamote.telemetry.job;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a job as an answer shows it. What is not known is null, and {@code unavailable} says why.
 *
 * @param progress as told, or from the bytes
 * @param bytesPerSecond of late while it works; over the whole attempt once it has ended
 * @param remainingSeconds at the speed of late, counted down between reports
 * @param elapsedSeconds since its start, or from start to end
 * @param quiet whether it works and has not been heard of for unusually long
 * @param archived whether it is no longer on the board
 * @param unavailable reason by field
 */
record JobView(
        String id,
        int attempt,
        String name,
        String kind,
        String source,
        @Nullable String target,
        @Nullable String team,
        JobStatus status,
        @Nullable String stage,
        @Nullable Double progress,
        @Nullable Long bytesDone,
        @Nullable Long bytesTotal,
        @Nullable Instant startedAt,
        Instant updatedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        @Nullable String link,
        @Nullable Double bytesPerSecond,
        @Nullable Double remainingSeconds,
        @Nullable Double elapsedSeconds,
        boolean quiet,
        boolean archived,
        Map<String, String> unavailable) {

    /** An attempt that is under way or on the board. */
    static JobView of(Job job, Instant now, JobProperties properties) {
        JobState state = job.state();
        if (state.status().isFinished()) {
            return ended(state, job.isArchived(now, properties.archiveAfter()));
        }
        boolean quiet = job.isQuiet(now, properties.quietAfter());
        Map<String, String> unavailable = new LinkedHashMap<>();
        Double rate = null;
        Double left = null;
        if (quiet || state.status() != JobStatus.RUNNING) {
            String reason =
                    quiet ? "not heard of for long" : state.status() == JobStatus.PAUSED ? "paused" : "not begun";
            unavailable.put("bytesPerSecond", reason);
            unavailable.put("remainingSeconds", reason);
        } else {
            rate = rate(job, unavailable);
            left = left(job, now, unavailable);
        }
        return view(state, rate, left, elapsed(state, now, unavailable), quiet, false, unavailable);
    }

    /** An attempt of the past: it ended, or a higher one took its place. */
    static JobView past(JobState state) {
        if (state.status().isFinished()) {
            return ended(state, true);
        }
        Map<String, String> unavailable = new LinkedHashMap<>();
        for (String field : new String[] {"bytesPerSecond", "remainingSeconds", "elapsedSeconds"}) {
            unavailable.put(field, "a later attempt took its place");
        }
        return view(state, null, null, null, false, true, unavailable);
    }

    /** An attempt that is over. */
    static JobView ended(JobState state, boolean archived) {
        Map<String, String> unavailable = new LinkedHashMap<>();
        Instant end = state.endedAt() == null ? state.updatedAt() : state.endedAt();
        Double elapsed = elapsed(state, end, unavailable);
        Double rate = null;
        if (state.bytesDone() != null && elapsed != null && elapsed > 0) {
            rate = state.bytesDone().doubleValue() / elapsed;
        } else {
            unavailable.put("bytesPerSecond", state.bytesDone() == null ? "bytes are not told" : "no time is told");
        }
        unavailable.put("remainingSeconds", "ended");
        return view(state, rate, null, elapsed, false, archived, unavailable);
    }

    private static @Nullable Double rate(Job job, Map<String, String> unavailable) {
        OptionalDouble rate = job.course().bytesPerSecond();
        if (rate.isPresent()) {
            return rate.getAsDouble();
        }
        unavailable.put(
                "bytesPerSecond", job.state().bytesDone() == null ? "bytes are not told" : "too few reports so far");
        return null;
    }

    private static @Nullable Double left(Job job, Instant now, Map<String, String> unavailable) {
        OptionalDouble left = job.course().remainingSeconds();
        if (left.isPresent()) {
            return Math.max(0, left.getAsDouble() - Course.seconds(job.heardAt(), now));
        }
        unavailable.put(
                "remainingSeconds",
                Course.progress(job.state()) == null ? "progress is not told" : "too little progress of late");
        return null;
    }

    private static @Nullable Double elapsed(JobState state, Instant until, Map<String, String> unavailable) {
        if (state.startedAt() == null) {
            unavailable.put(
                    "elapsedSeconds", state.status() == JobStatus.PENDING ? "not begun" : "the start is not told");
            return null;
        }
        return Course.seconds(state.startedAt(), until);
    }

    private static JobView view(
            JobState state,
            @Nullable Double rate,
            @Nullable Double left,
            @Nullable Double elapsed,
            boolean quiet,
            boolean archived,
            Map<String, String> unavailable) {
        Double progress = Course.progress(state);
        if (progress == null) {
            unavailable.put("progress", "not told");
        }
        return new JobView(
                state.id(),
                state.attempt(),
                state.name(),
                state.kind(),
                state.source(),
                state.target(),
                state.team(),
                state.status(),
                state.stage(),
                progress,
                state.bytesDone(),
                state.bytesTotal(),
                state.startedAt(),
                state.updatedAt(),
                state.endedAt(),
                state.error(),
                state.link(),
                rate,
                left,
                elapsed,
                quiet,
                archived,
                unavailable);
    }
}
