package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The course of a scope, as an answer shows it.
 *
 * @param scope whose; several are set apart by commas
 * @param stepSeconds from point to point
 * @param asOf up to when what was told is in it; null before anything was read
 * @param stale whether there may have been more, as in {@link TrafficView}
 * @param points the oldest first
 */
record CourseView(String scope, int stepSeconds, @Nullable Instant asOf, boolean stale, List<Point> points) {

    private static final double MICROS = 1_000;

    /**
     * A scope at one moment: rates over the 10 s before, ratio and percentiles over the 60 s before.
     *
     * @param at when
     * @param requestsPerSecond that ended
     * @param activeRequests under way; null if nobody told
     * @param errorRatio failed requests over all; null without requests
     * @param errorsPerSecond by {@code error.type}
     * @param inputTokensPerSecond read
     * @param outputTokensPerSecond written
     * @param durationMillis from the arrival of a request to its end
     * @param timeToFirstTokenMillis of successful requests
     * @param timePerOutputTokenMillis of successful requests, after the first token
     */
    record Point(
            Instant at,
            double requestsPerSecond,
            @Nullable Long activeRequests,
            @Nullable Double errorRatio,
            Map<String, Double> errorsPerSecond,
            double inputTokensPerSecond,
            double outputTokensPerSecond,
            Percentiles durationMillis,
            Percentiles timeToFirstTokenMillis,
            Percentiles timePerOutputTokenMillis) {}

    /** Percentiles in milliseconds, null without values. */
    record Percentiles(
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99) {}

    /** A course that is stale ends where what is known ends: what follows is not nothing, it is not known. */
    static CourseView of(ScopeUnion scopes, int stepSeconds, LiveAge age, List<TrafficPoints.At> course) {
        return new CourseView(
                scopes.text(),
                stepSeconds,
                age.asOf(),
                age.stale(),
                course.stream()
                        .filter(at -> age.covers(at.at()))
                        .map(CourseView::point)
                        .toList());
    }

    private static Point point(TrafficPoints.At at) {
        TrafficFigures figures = at.figures();
        Map<String, Double> errors = new LinkedHashMap<>();
        figures.errorsPerSecond().forEach((error, rate) -> errors.put(error.word(), rate));
        return new Point(
                at.at(),
                figures.requestsPerSecond(),
                at.active().isPresent() ? at.active().getAsLong() : null,
                figures.errorRatio(),
                errors,
                figures.inputTokensPerSecond(),
                figures.outputTokensPerSecond(),
                percentiles(figures, Totals.Measure.DURATION),
                percentiles(figures, Totals.Measure.TIME_TO_FIRST_TOKEN),
                percentiles(figures, Totals.Measure.TIME_PER_OUTPUT_TOKEN));
    }

    private static Percentiles percentiles(TrafficFigures figures, Totals.Measure measure) {
        TrafficFigures.Percentiles each = figures.percentiles().get(measure);
        return new Percentiles(millis(each.p50()), millis(each.p95()), millis(each.p99()));
    }

    private static @Nullable Double millis(long micros) {
        return micros < 0 ? null : micros / MICROS;
    }
}
