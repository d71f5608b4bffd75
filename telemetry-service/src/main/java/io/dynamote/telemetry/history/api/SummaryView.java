package io.dynamote.telemetry.history.api;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Sums over a span of time by model, deployment or team.
 *
 * @param by what the items are
 * @param scopes whose traffic, in their text form
 * @param from beginning of the span
 * @param to its end
 * @param resolution length of the slots from which most is made: {@code 1m}, {@code 10m}, {@code 1h} or {@code 1d}
 * @param rollups from which the sums are made, finest first
 * @param completeTo time up to which everything that was counted by then is in history; null if that is not known
 * @param items in the order of their names
 * @param total all of them together
 */
record SummaryView(
        String by,
        List<String> scopes,
        Instant from,
        Instant to,
        String resolution,
        List<String> rollups,
        @Nullable Instant completeTo,
        List<Item> items,
        TrafficFigures total) {

    /**
     * Traffic of one model, deployment or team.
     *
     * @param name of it; empty for requests of which it is not known
     * @param figures what was counted
     */
    record Item(String name, @JsonUnwrapped TrafficFigures figures) {}
}
