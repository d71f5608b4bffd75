package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.dynamote.events.traffic.ErrorClass;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of a scope over a span of time, as an answer shows it.
 *
 * @param scope whose; several are set apart by commas
 * @param scopes whose, one by one
 * @param asOf up to when what was told is in it; null before anything was read
 * @param stale whether there may have been more: Kafka is away, what happened before this start is still being read, or
 *     only frontends tell of the scope and none of them can be read
 * @param from beginning of the span
 * @param to its end
 * @param activeRequests under way now; null if no gateway and no frontend tells
 * @param requests that ended
 * @param requestsPerSecond over the span
 * @param cancelled requests whose client went away
 * @param failed requests
 * @param errorRatio failed requests over all, 0 to 1; null without requests
 * @param errors failed requests by {@code error.type}
 * @param inputTokens of the requests that tell
 * @param outputTokens of the requests that tell
 * @param outputTokensPerSecond over the span
 * @param durationMillis from the arrival of a request to its end
 * @param timeToFirstTokenMillis of successful requests
 * @param timePerOutputTokenMillis of successful requests, after the first token
 */
record TrafficView(
        String scope,
        List<String> scopes,
        @Nullable Instant asOf,
        boolean stale,
        Instant from,
        Instant to,
        @Nullable Long activeRequests,
        long requests,
        double requestsPerSecond,
        long cancelled,
        long failed,
        @Nullable Double errorRatio,
        Map<String, Long> errors,
        long inputTokens,
        long outputTokens,
        double outputTokensPerSecond,
        Percentiles durationMillis,
        Percentiles timeToFirstTokenMillis,
        Percentiles timePerOutputTokenMillis) {

    private static final double MICROS = 1_000;

    /**
     * Percentiles in milliseconds, null without values.
     *
     * @param count how many values
     */
    record Percentiles(
            long count,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99) {}

    static TrafficView of(
            ScopeUnion scopes, LiveAge age, Instant from, Instant to, Totals totals, OptionalLong active) {
        double seconds = Math.max(1, to.toEpochMilli() - from.toEpochMilli()) / 1_000.0;
        Map<String, Long> errors = new LinkedHashMap<>();
        for (int i = 0; i < totals.errors.length; i++) {
            errors.put(ErrorClass.all().get(i).word(), totals.errors[i]);
        }
        return new TrafficView(
                scopes.text(),
                scopes.texts(),
                age.asOf(),
                age.stale(),
                from,
                to,
                active.isPresent() ? active.getAsLong() : null,
                totals.requests,
                totals.requests / seconds,
                totals.cancelled,
                totals.failed(),
                totals.requests == 0 ? null : (double) totals.failed() / totals.requests,
                errors,
                totals.inputTokens,
                totals.outputTokens,
                totals.outputTokens / seconds,
                percentiles(totals, Totals.Measure.DURATION),
                percentiles(totals, Totals.Measure.TIME_TO_FIRST_TOKEN),
                percentiles(totals, Totals.Measure.TIME_PER_OUTPUT_TOKEN));
    }

    private static Percentiles percentiles(Totals totals, Totals.Measure measure) {
        return new Percentiles(
                totals.count(measure),
                millis(totals.percentile(measure, 50)),
                millis(totals.percentile(measure, 95)),
                millis(totals.percentile(measure, 99)));
    }

    private static @Nullable Double millis(long micros) {
        return micros < 0 ? null : micros / MICROS;
    }
}
