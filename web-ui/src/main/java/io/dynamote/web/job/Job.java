package io.dynamote.web.job;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the board reads of an attempt at a job. What is not known is null, and {@code unavailable} says why.
 *
 * @param progress 0 to 1
 * @param quiet whether it works and has not been heard of for unusually long
 */
public record Job(
        String id,
        int attempt,
        String name,
        String kind,
        String source,
        @Nullable String target,
        @Nullable String team,
        String status,
        @Nullable String stage,
        @Nullable Double progress,
        @Nullable Double bytesDone,
        @Nullable Double bytesTotal,
        @Nullable Instant startedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        @Nullable String link,
        @Nullable Double bytesPerSecond,
        @Nullable Double remainingSeconds,
        @Nullable Double elapsedSeconds,
        boolean quiet,
        Map<String, String> unavailable) {

    public Job {
        unavailable = unavailable == null ? Map.of() : Map.copyOf(unavailable);
    }
}
