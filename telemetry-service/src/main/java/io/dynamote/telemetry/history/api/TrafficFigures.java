package io.dynamote.telemetry.history.api;

import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.telemetry.history.rollup.Sketch;
import io.dynamote.telemetry.history.rollup.Sums;
import io.dynamote.telemetry.history.rollup.Sums.Counter;
import io.dynamote.telemetry.history.rollup.Sums.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Traffic over a time, as answers show it: the names are those of live traffic.
 *
 * @param requests that ended
 * @param requestsPerSecond over the part of the time of which history is complete
 * @param cancelled requests whose client went away
 * @param failed requests
 * @param errorRatio failed requests over all, 0 to 1; null without requests
 * @param errors failed requests by {@code error.type}
 * @param inputTokens of the requests that tell
 * @param outputTokens of the requests that tell
 * @param cacheReadTokens of the requests that tell
 * @param cacheWriteTokens of the requests that tell
 * @param reasoningTokens of the requests that tell
 * @param outputTokensPerSecond likewise
 * @param durationMillis from the arrival of a request to its end
 * @param timeToFirstTokenMillis of successful requests
 * @param timePerOutputTokenMillis of successful requests, after the first token
 */
record TrafficFigures(
        long requests,
        double requestsPerSecond,
        long cancelled,
        long failed,
        @Nullable Double errorRatio,
        Map<String, Long> errors,
        long inputTokens,
        long outputTokens,
        long cacheReadTokens,
        long cacheWriteTokens,
        long reasoningTokens,
        double outputTokensPerSecond,
        Percentiles durationMillis,
        Percentiles timeToFirstTokenMillis,
        Percentiles timePerOutputTokenMillis) {

    private static final double MICROS = 1_000;

    /**
     * Percentiles in milliseconds, at most 1 % from the exact ones; null without values.
     *
     * @param count how many values
     */
    record Percentiles(
            long count,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99) {

        static Percentiles of(Sketch sketch) {
            return new Percentiles(
                    sketch.total(),
                    millis(sketch.percentile(50)),
                    millis(sketch.percentile(95)),
                    millis(sketch.percentile(99)));
        }

        private static @Nullable Double millis(long micros) {
            return micros < 0 ? null : micros / MICROS;
        }
    }

    /**
     * The figures of sums.
     *
     * @param seconds over which they were counted
     */
    static TrafficFigures of(Sums sums, long seconds) {
        Map<String, Long> errors = new LinkedHashMap<>();
        ErrorClass.all().forEach(error -> errors.put(error.word(), sums.errors(error)));
        long requests = sums.count(Counter.REQUESTS);
        long outputTokens = sums.count(Counter.OUTPUT_TOKENS);
        return new TrafficFigures(
                requests,
                requests / (double) seconds,
                sums.count(Counter.CANCELLED),
                sums.failed(),
                requests == 0 ? null : (double) sums.failed() / requests,
                errors,
                sums.count(Counter.INPUT_TOKENS),
                outputTokens,
                sums.count(Counter.CACHE_READ_TOKENS),
                sums.count(Counter.CACHE_WRITE_TOKENS),
                sums.count(Counter.REASONING_TOKENS),
                outputTokens / (double) seconds,
                Percentiles.of(sums.sketch(Measure.DURATION)),
                Percentiles.of(sums.sketch(Measure.TIME_TO_FIRST_TOKEN)),
                Percentiles.of(sums.sketch(Measure.TIME_PER_OUTPUT_TOKEN)));
    }
}
