package io.dynamote.telemetry.traffic;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.TrafficWindow;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn and judged of a scope at one moment: rates over 10 s, ratios and percentiles over 60 s.
 *
 * @param scope whose
 * @param requestsPerSecond that ended
 * @param cancelledPerSecond whose client went away
 * @param errorsPerSecond that failed, by class; each class is there
 * @param inputTokensPerSecond read
 * @param outputTokensPerSecond written
 * @param requestsLastMinute that ended
 * @param failedLastMinute of those
 * @param percentiles by measure
 */
record TrafficFigures(
        Scope scope,
        double requestsPerSecond,
        double cancelledPerSecond,
        Map<ErrorClass, Double> errorsPerSecond,
        double inputTokensPerSecond,
        double outputTokensPerSecond,
        long requestsLastMinute,
        long failedLastMinute,
        Map<Totals.Measure, Percentiles> percentiles) {

    private static final double RATE_SECONDS = MovingTraffic.RATE_SLOTS * TrafficWindow.SLOT_MILLIS / 1_000.0;

    /**
     * Percentiles in microseconds; −1 without values.
     *
     * @param p50 median
     * @param p95 95th
     * @param p99 99th
     */
    record Percentiles(long p50, long p95, long p99) {

        private static Percentiles of(BucketCounts counts) {
            return new Percentiles(counts.percentile(50), counts.percentile(95), counts.percentile(99));
        }
    }

    static TrafficFigures of(Scope scope, Totals rate, Totals minute) {
        Map<ErrorClass, Double> errors = new LinkedHashMap<>();
        for (int i = 0; i < rate.errors.length; i++) {
            errors.put(ErrorClass.all().get(i), rate.errors[i] / RATE_SECONDS);
        }
        Map<Totals.Measure, Percentiles> percentiles = new EnumMap<>(Totals.Measure.class);
        for (Totals.Measure measure : Totals.Measure.values()) {
            percentiles.put(measure, Percentiles.of(minute.histogram(measure)));
        }
        return new TrafficFigures(
                scope,
                rate.requests / RATE_SECONDS,
                rate.cancelled / RATE_SECONDS,
                errors,
                rate.inputTokens / RATE_SECONDS,
                rate.outputTokens / RATE_SECONDS,
                minute.requests,
                minute.failed(),
                percentiles);
    }

    /** Failed requests over all of the last minute; null without requests. */
    @Nullable
    Double errorRatio() {
        return requestsLastMinute == 0 ? null : (double) failedLastMinute / requestsLastMinute;
    }
}
