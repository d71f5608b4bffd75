package io.dynamote.web.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What the pages read of the traffic of a scope as telemetry-service answers it. What is not known is null.
 *
 * @param name of the model, deployment or team in a summary
 * @param from beginning of the span
 * @param to its end
 * @param requests that ended
 * @param errors failed requests by {@code error.type}
 */
record TrafficAnswer(
        @Nullable String name,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Double requests,
        @Nullable Double requestsPerSecond,
        @Nullable Double activeRequests,
        @Nullable Double errorRatio,
        Map<String, Long> errors,
        @Nullable Double inputTokens,
        @Nullable Double outputTokens,
        Percentiles durationMillis,
        Percentiles timeToFirstTokenMillis,
        Percentiles timePerOutputTokenMillis) {

    TrafficAnswer {
        errors = errors == null ? Map.of() : Map.copyOf(errors);
        durationMillis = durationMillis == null ? Percentiles.NONE : durationMillis;
        timeToFirstTokenMillis = timeToFirstTokenMillis == null ? Percentiles.NONE : timeToFirstTokenMillis;
        timePerOutputTokenMillis = timePerOutputTokenMillis == null ? Percentiles.NONE : timePerOutputTokenMillis;
    }

    /** The same with the span that a summary tells once for all. */
    TrafficAnswer over(@Nullable Instant begin, @Nullable Instant end) {
        return new TrafficAnswer(
                name,
                begin,
                end,
                requests,
                requestsPerSecond,
                activeRequests,
                errorRatio,
                errors,
                inputTokens,
                outputTokens,
                durationMillis,
                timeToFirstTokenMillis,
                timePerOutputTokenMillis);
    }

    /** What can be added up of two; percentiles cannot. */
    TrafficAnswer plus(TrafficAnswer other) {
        Map<String, Long> sums = new TreeMap<>(errors);
        other.errors.forEach((type, count) -> sums.merge(type, count, Long::sum));
        Double all = sum(requests, other.requests);
        long failed = sums.values().stream().mapToLong(Long::longValue).sum();
        return new TrafficAnswer(
                null,
                from,
                to,
                all,
                sum(requestsPerSecond, other.requestsPerSecond),
                null,
                all == null || all == 0 ? null : failed / all,
                sums,
                sum(inputTokens, other.inputTokens),
                sum(outputTokens, other.outputTokens),
                Percentiles.NONE,
                Percentiles.NONE,
                Percentiles.NONE);
    }

    private static @Nullable Double sum(@Nullable Double left, @Nullable Double right) {
        return left == null || right == null ? null : Double.valueOf(left + right);
    }

    /** Length of the span; 0 if it is not told. */
    double seconds() {
        return from == null || to == null ? 0 : Duration.between(from, to).toMillis() / 1_000.0;
    }

    /** Percentiles in milliseconds. */
    record Percentiles(
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99) {

        static final Percentiles NONE = new Percentiles(null, null, null);

        void into(Map<String, Double> values, String name) {
            if (p50 != null) {
                values.put(name + ".p50", p50);
            }
            if (p95 != null) {
                values.put(name + ".p95", p95);
            }
            if (p99 != null) {
                values.put(name + ".p99", p99);
            }
        }
    }
}
