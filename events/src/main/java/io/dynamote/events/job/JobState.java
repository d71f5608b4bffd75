package io.dynamote.events.job;

import java.time.Instant;

import io.dynamote.events.DrawnText;
import io.dynamote.events.EventPayload;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt at a long job stands, as its reporter tells it. Rate and time left are not told: whoever reads the
 * states works them out from {@code bytesDone} or {@code progress}. Text is cleaned of characters that must not be drawn.
 *
 * @param id of the job, the same over all attempts: 1 to 200 letters, digits and {@code . _ : / @ -}
 * @param attempt number of the attempt, from 1 on; a higher one replaces a lower one
 * @param name for people; at most 200 characters
 * @param kind what is done, such as {@code migration}, {@code rollout}, {@code backup} or {@code download}; at most 60
 *     characters
 * @param source who reports it: a tool, a host, a service; at most 100 characters
 * @param target what it is done to; null if there is nothing to tell
 * @param team that owns it and is told when it fails; null if that is not told; at most 100 characters
 * @param status where it stands
 * @param stage what it is at; null if it has no stages
 * @param progress share that is done, 0 to 1; null if that is not known
 * @param bytesDone bytes that are through, as the source counts them; null if it does not
 * @param bytesTotal bytes there are in all; null if that is not known
 * @param startedAt when the attempt began; null while it has not
 * @param updatedAt when this was so; an older state never replaces a newer one of the same attempt
 * @param endedAt when it ended; given if and only if it has
 * @param error why it failed; null unless it has
 * @param link page about the job, http or https; null if there is none
 */
public record JobState(
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
        @Nullable String link)
        implements EventPayload {

    private static final int NAME = 200;
    private static final int KIND = 60;
    private static final int SOURCE = 100;
    private static final int TEAM = 100;
    private static final int ERROR = 2_000;

    public JobState {
        require(id != null && id.matches("[A-Za-z0-9._:/@-]{1,200}"), "id", id, "1 to 200 of A-Z a-z 0-9 . _ : / @ -");
        require(attempt >= 1, "attempt", attempt, "at least 1");
        name = text("name", name, NAME);
        kind = text("kind", kind, KIND);
        source = text("source", source, SOURCE);
        target = DrawnText.lineOrNull(target, NAME);
        team = DrawnText.lineOrNull(team, TEAM);
        stage = DrawnText.lineOrNull(stage, NAME);
        error = error == null || error.isBlank() ? null : DrawnText.lines(error, ERROR);
        require(status != null, "status", status, "pending, running, paused, completed, failed or cancelled");
        require(progress == null || (progress >= 0 && progress <= 1), "progress", progress, "0 to 1");
        require(bytesDone == null || bytesDone >= 0, "bytesDone", bytesDone, "at least 0");
        require(bytesTotal == null || bytesTotal >= 0, "bytesTotal", bytesTotal, "at least 0");
        require(updatedAt != null, "updatedAt", updatedAt, "a time, such as 2026-11-20T12:00:00Z");
        require(
                (endedAt != null) == status.isFinished(),
                "endedAt",
                endedAt,
                status.isFinished() ? "given, as the job is " + word(status) : "absent, as the job has not ended");
        require(link == null || link.matches("https?://\\S{1,2000}"), "link", link, "an http or https address");
    }

    private static String text(String field, @Nullable String value, int longest) {
        String line = DrawnText.lineOrNull(value, longest);
        require(line != null, field, value, "given and not blank");
        return line;
    }

    private static String word(JobStatus status) {
        return status.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static void require(boolean holds, String field, @Nullable Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", not: " + value);
        }
    }

    @Override
    public String key() {
        return id;
    }
}
