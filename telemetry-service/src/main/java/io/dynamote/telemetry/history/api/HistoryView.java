package io.dynamote.telemetry.history.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.store.TrafficHistory.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Points of a chart. A step without a point had no traffic if it lies between {@code completeFrom} and {@code completeTo};
 * of any other nothing is known, or it may still grow.
 *
 * @param scopes whose traffic, in their text form
 * @param from beginning of the first step
 * @param to end of the last step
 * @param stepSeconds length of a step
 * @param resolution length of the slots from which most is made: {@code 1m}, {@code 10m}, {@code 1h} or {@code 1d}
 * @param rollups from which the points are made, finest first
 * @param completeFrom when the oldest traffic that is kept was; null if there is none
 * @param completeTo time up to which everything that was counted by then is in history; null if that is not known
 * @param points in the order of their times
 */
record HistoryView(
        List<String> scopes,
        Instant from,
        Instant to,
        long stepSeconds,
        String resolution,
        List<String> rollups,
        @Nullable Instant completeFrom,
        @Nullable Instant completeTo,
        List<Point> points) {

    /**
     * Traffic of one step.
     *
     * @param at when it begins
     * @param figures what was counted
     */
    record Point(Instant at, @JsonUnwrapped TrafficFigures figures) {}

    static String resolution(Reading reading) {
        return reading.rollups().stream()
                .max(Comparator.naturalOrder())
                .orElse(Rollup.MINUTE)
                .resolution();
    }

    static List<String> words(Reading reading) {
        return reading.rollups().stream().sorted().map(Rollup::word).toList();
    }
}
