package io.dynamote.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.TrafficVariables;
import io.dynamote.events.traffic.ErrorClass;

/** Traffic as it occurs: a rate that swings slowly, latencies that follow it, some errors, a gap in the middle. */
public final class TrafficSamples {

    /** Scopes with their share of everything. */
    public static final Map<String, Double> SHARES = Map.of(
            "all", 1.0,
            "model:Qwen/Qwen3-0.6B", 0.55,
            "model:deepseek-ai/DeepSeek-R1-Distill-Llama-8B", 0.3,
            "model:meta-llama/Llama-3.2-3B-Instruct", 0.15,
            "deployment:dynamo-system/qwen3-chat", 0.55,
            "deployment:dynamo-system/deepseek-r1", 0.3,
            "team:search", 0.6,
            "team:research", 0.4);

    private TrafficSamples() {}

    /** What is known of a scope at one moment. */
    public static Signal signal(String scope, Instant at) {
        return signal(scope, at, rate(at) * SHARES.getOrDefault(scope, 0.1));
    }

    /** The same with a chosen rate. */
    public static Signal signal(String scope, Instant at, double rate) {
        Map<String, Double> values = new HashMap<>();
        values.put(TrafficVariables.ACTIVE_REQUESTS, (double) Math.round(rate * 0.8));
        values.put(TrafficVariables.REQUESTS_PER_SECOND, rate);
        values.put(TrafficVariables.CANCELLED_PER_SECOND, 0.0);
        values.put(TrafficVariables.ERROR_RATIO, 0.012);
        values.put(TrafficVariables.INPUT_TOKENS_PER_SECOND, rate * 410);
        values.put(TrafficVariables.OUTPUT_TOKENS_PER_SECOND, rate * 120);
        for (ErrorClass error : ErrorClass.all()) {
            values.put(TrafficVariables.errorsPerSecond(error), 0.0);
        }
        values.put(TrafficVariables.errorsPerSecond(ErrorClass.TIMEOUT), rate * 0.01);
        values.put(TrafficVariables.errorsPerSecond(ErrorClass.AUTH), rate * 0.004);
        double load = 1 + rate / 60;
        for (int percentile : TrafficVariables.PERCENTILES) {
            double tail = percentile == 50 ? 1 : percentile == 95 ? 2.6 : 4.4;
            values.put(TrafficVariables.percentile(TrafficVariables.DURATION, percentile), 0.8 * load * tail);
            values.put(
                    TrafficVariables.percentile(TrafficVariables.TIME_TO_FIRST_TOKEN, percentile), 0.08 * load * tail);
            values.put(TrafficVariables.percentile(TrafficVariables.TIME_PER_OUTPUT_TOKEN, percentile), 0.009 * load);
        }
        return new Signal(SignalKind.TRAFFIC, scope, at, Map.of("scope", scope), values, Map.of());
    }

    private static double rate(Instant at) {
        double seconds = at.toEpochMilli() / 1_000.0;
        double noise = Math.sin(seconds * 1.7) * 3 + Math.sin(seconds * 0.53) * 4;
        return 42 + 22 * Math.sin(seconds / 140) + noise;
    }

    /** Points as {@code GET /api/traffic/points} and {@code …/history} answer them, with a gap in the middle. */
    public static String points(String scope, Instant from, Instant to, Duration step, String more) {
        StringJoiner points = new StringJoiner(",", "[", "]");
        long all = Duration.between(from, to).dividedBy(step);
        for (long i = 0; i < all; i++) {
            if (i > all * 0.55 && i < all * 0.6) {
                continue;
            }
            points.add(point(scope, from.plus(step.multipliedBy(i))));
        }
        return "{\"scope\":\"" + scope + "\",\"stepSeconds\":" + step.toSeconds() + ",\"asOf\":\"" + to + "\"" + more
                + ",\"points\":" + points + "}";
    }

    private static String point(String scope, Instant at) {
        Map<String, Double> values = signal(scope, at).values();
        StringJoiner percentiles = new StringJoiner(",");
        Map.of(
                        "durationMillis",
                        "duration",
                        "timeToFirstTokenMillis",
                        "time_to_first_token",
                        "timePerOutputTokenMillis",
                        "time_per_output_token")
                .forEach((name, stem) -> percentiles.add(String.format(
                        Locale.ROOT,
                        "\"%s\":{\"p50\":%.2f,\"p95\":%.2f,\"p99\":%.2f}",
                        name,
                        values.get(stem + "_p50_seconds") * 1_000,
                        values.get(stem + "_p95_seconds") * 1_000,
                        values.get(stem + "_p99_seconds") * 1_000)));
        return String.format(
                Locale.ROOT,
                "{\"at\":\"%s\",\"requestsPerSecond\":%.3f,\"activeRequests\":%.0f,\"errorRatio\":0.012,"
                        + "\"errorsPerSecond\":{\"auth\":%.3f,\"validation\":0.0,\"upstream\":0.0,\"timeout\":%.3f,\"internal\":0.0,\"_OTHER\":0.0},"
                        + "\"inputTokensPerSecond\":%.1f,\"outputTokensPerSecond\":%.1f,%s}",
                at,
                values.get("requests_per_second"),
                values.get("active_requests"),
                values.get("auth_errors_per_second"),
                values.get("timeout_errors_per_second"),
                values.get("input_tokens_per_second"),
                values.get("output_tokens_per_second"),
                percentiles);
    }

    /** A scope summed up, as {@code GET /api/traffic} and summaries of history answer. */
    public static String totals(String scope, Instant from, Instant to) {
        double share = SHARES.getOrDefault(scope, 0.0);
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"requests\":%d,\"requestsPerSecond\":%.3f,\"activeRequests\":%d,"
                        + "\"errorRatio\":0.0123,\"errors\":{\"auth\":2,\"timeout\":31,\"_OTHER\":0},\"inputTokens\":918223,"
                        + "\"outputTokens\":302114,\"durationMillis\":{\"count\":9,\"p50\":812.5,\"p95\":2410.0,\"p99\":4120.0},"
                        + "\"timeToFirstTokenMillis\":{\"count\":9,\"p50\":84.2,\"p95\":231.0,\"p99\":402.5},"
                        + "\"timePerOutputTokenMillis\":{\"count\":9,\"p50\":9.1,\"p95\":14.0,\"p99\":21.0}}",
                scope.substring(scope.indexOf(':') + 1),
                from,
                to,
                Math.round(share * 48_211),
                share * 48.2,
                Math.round(share * 40));
    }

    /** All scopes of a dimension summed up. */
    public static String summary(String by, Instant from, Instant to) {
        List<String> items = SHARES.keySet().stream()
                .filter(scope -> scope.startsWith(by + ":"))
                .sorted()
                .map(scope -> totals(scope, from, to))
                .toList();
        return "{\"by\":\"" + by + "\",\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"resolution\":\"1m\",\"total\":"
                + totals("all", from, to) + ",\"items\":" + items + "}";
    }
}
