package io.dynamote.web.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the pages read of the traffic of a scope as telemetry-service answers it. What is not known is null.
 *
 * @param scope whose
 * @param from beginning of the span
 * @param to its end
 * @param requests that ended
 * @param errors failed requests by {@code error.type}
 */
record TrafficAnswer(
        String scope,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Double requests,
        @Nullable Double requestsPerSecond,
        @Nullable Double activeRequests,
        @Nullable Double errorRatio,
        Map<String, Long> errors,
        @Nullable Double inputTokens,
        @Nullable Double outputTokens,
        Percentiles duration,
        Percentiles timeToFirstToken,
        Percentiles timePerOutputToken) {

    TrafficAnswer {
        errors = errors == null ? Map.of() : Map.copyOf(errors);
        duration = duration == null ? Percentiles.NONE : duration;
        timeToFirstToken = timeToFirstToken == null ? Percentiles.NONE : timeToFirstToken;
        timePerOutputToken = timePerOutputToken == null ? Percentiles.NONE : timePerOutputToken;
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
