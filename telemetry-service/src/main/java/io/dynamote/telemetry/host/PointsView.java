package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Values of some figures over time.
 *
 * @param resolution how far the values are apart at the best: {@code 1s}, {@code 1m} or {@code 1h}
 * @param completeTo up to when everything is there; null if that is not known
 * @param metrics values by the name of the figure, oldest first; nothing where nothing is known
 */
public record PointsView(String resolution, @Nullable Instant completeTo, Map<String, List<Point>> metrics) {

    /**
     * Values of one step.
     *
     * @param at its beginning
     */
    public record Point(Instant at, double avg, double min, double max) {}
}
