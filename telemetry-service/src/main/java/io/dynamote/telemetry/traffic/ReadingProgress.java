package io.dynamote.telemetry.traffic;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.dynamote.events.traffic.FrontendReading;
import org.jspecify.annotations.Nullable;

/**
 * From where a reading of a frontend's counters counts. Counters go back to zero when the process begins anew, and may
 * have passed their old height when they are read again; the uptime tells that, whatever the clocks of the readers say:
 *
 * <pre>
 *   the life of the process lies between the two readings   a new process: from zero
 *   its life is shorter than at the last reading otherwise  a reading from before the last one: nothing
 *   no uptime, and some counter is lower                    a new process: from zero
 * </pre>
 */
enum ReadingProgress {
    /** Everything that it says is new. */
    FROM_ZERO,
    /** What it says beyond the last reading is new. */
    FROM_LAST,
    /** Nothing is known of the time before: it only is where the next one counts from. */
    BASELINE,
    /** It says nothing that is not known. */
    STALE;

    /** Clocks of two machines that read the same frontend may differ by this much. */
    private static final double CLOCKS_SECONDS = 5;

    /**
     * Compares a reading with the one that was counted last.
     *
     * @param last null if none of the producer is known
     */
    static ReadingProgress of(@Nullable FrontendReading last, FrontendReading reading) {
        if (last == null) {
            return reading.watchedFromStart() ? FROM_ZERO : BASELINE;
        }
        if (!reading.time().isAfter(last.time())) {
            return STALE;
        }
        Double before = last.uptimeSeconds();
        Double now = reading.uptimeSeconds();
        if (before == null || now == null) {
            return anyLower(last, reading) ? FROM_ZERO : FROM_LAST;
        }
        double between = (reading.time().toEpochMilli() - last.time().toEpochMilli()) / 1_000.0;
        if (now < before) {
            return now <= between + CLOCKS_SECONDS ? FROM_ZERO : STALE;
        }
        return now <= between ? FROM_ZERO : FROM_LAST;
    }

    private static boolean anyLower(FrontendReading last, FrontendReading reading) {
        Map<String, FrontendReading.Model> models = reading.models().stream()
                .collect(Collectors.toMap(FrontendReading.Model::model, model -> model, (first, second) -> first));
        return last.models().stream().anyMatch(before -> {
            FrontendReading.Model now = models.get(before.model());
            return now == null ? sum(before) > 0 : isLower(before, now);
        });
    }

    private static boolean isLower(FrontendReading.Model before, FrontendReading.Model now) {
        List<Long> heights = heights(before);
        List<Long> newHeights = heights(now);
        for (int i = 0; i < heights.size(); i++) {
            if (newHeights.get(i) < heights.get(i)) {
                return true;
            }
        }
        return before.failed().entrySet().stream()
                .anyMatch(failed -> now.failed().getOrDefault(failed.getKey(), 0L) < failed.getValue());
    }

    private static long sum(FrontendReading.Model model) {
        return heights(model).stream().mapToLong(Long::longValue).sum()
                + model.failed().values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> heights(FrontendReading.Model model) {
        return List.of(
                model.succeeded(),
                model.inputTokens(),
                model.outputTokens(),
                model.cachedTokens(),
                model.duration().total(),
                model.timeToFirstToken().total(),
                model.interTokenLatency().total());
    }
}
