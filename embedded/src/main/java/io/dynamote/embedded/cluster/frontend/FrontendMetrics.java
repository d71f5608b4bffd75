package io.dynamote.embedded.cluster.frontend;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The metrics of one frontend: names, labels and bucket bounds of Dynamo, counted from the requests that it served. As
 * at the real one a series appears with its first request.
 */
final class FrontendMetrics {

    private static final String PREFIX = "dynamo_frontend_";
    private static final String UPTIME = "dynamo_component_uptime_seconds";
    private static final double[] DURATION = {0, 2, 4, 8, 16, 32, 64, 130, 260, 510};
    private static final double[] FIRST_TOKEN = {
        0, .0022, .0047, .01, .022, .047, .1, .22, .47, 1, 2.2, 4.7, 10, 22, 48, 100, 220, 480
    };
    private static final double[] BETWEEN_TOKENS = {0, .0019, .0035, .0067, .013, .024, .045, .084, .16, .3, .56, 1.1, 2
    };
    private static final double[] INPUT = {0, 100, 210, 430, 870, 1800, 3600, 7400, 15_000, 31_000, 63_000, 130_000};
    private static final double[] OUTPUT = {0, 100, 210, 430, 880, 1800, 3700, 7600, 16_000, 32_000};

    private final Map<String, Double> started = new TreeMap<>();
    private final Map<String, Double> total = new TreeMap<>();
    private final Map<String, Double> cancelled = new TreeMap<>();
    private final Map<String, Double> outputTokens = new TreeMap<>();
    private final Map<String, Double> active = new TreeMap<>();
    private final Map<String, Histogram> durations = new TreeMap<>();
    private final Map<String, Histogram> firstTokens = new TreeMap<>();
    private final Map<String, Histogram> betweenTokens = new TreeMap<>();
    private final Map<String, Histogram> inputs = new TreeMap<>();
    private final Map<String, Histogram> outputs = new TreeMap<>();

    /**
     * What a request is counted as.
     *
     * @param model served name of the model
     * @param endpoint {@code chat_completions} or {@code completions}
     * @param stream whether the answer is streamed
     */
    record Call(String model, String endpoint, boolean stream) {

        private String labels() {
            return modelLabel() + "," + MetricsText.label("endpoint", endpoint) + ","
                    + MetricsText.label("request_type", stream ? "stream" : "unary");
        }

        /** As the frontend counts a request for a model that it does not have: whoever asks cannot make new series. */
        Call forUnknownModel() {
            return new Call("unknown_model", endpoint, stream);
        }

        private String modelLabel() {
            return MetricsText.label("model", model);
        }
    }

    synchronized void started(Call call) {
        add(started, call.labels(), 1);
        add(active, call.modelLabel(), 1);
    }

    /** A request that was answered completely, or whose client went away. */
    synchronized void finished(Call call, Generation generation, boolean complete) {
        add(active, call.modelLabel(), -1);
        if (!complete) {
            add(cancelled, call.labels(), 1);
            count(call, "error", "cancelled");
            return;
        }
        count(call, "success", "");
        String model = call.modelLabel();
        add(outputTokens, model, generation.tokens().size());
        observe(durations, model, DURATION, seconds(generation.duration()));
        observe(firstTokens, model, FIRST_TOKEN, seconds(generation.toFirstToken()));
        observe(inputs, model, INPUT, generation.inputTokens());
        observe(outputs, model, OUTPUT, generation.tokens().size());
        for (int i = 1; i < generation.tokens().size(); i++) {
            observe(betweenTokens, model, BETWEEN_TOKENS, seconds(generation.betweenTokens()));
        }
    }

    synchronized void refused(Call call, String errorType) {
        count(call, "error", errorType);
    }

    /**
     * All of it in Prometheus' text format.
     *
     * @param uptime of the process
     */
    synchronized String text(Duration uptime) {
        var out = new StringBuilder(8_192);
        numbers(out, "requests_total", "counter", "Total number of LLM requests processed", total);
        numbers(out, "requests_started_total", "counter", "Total number of LLM requests started", started);
        numbers(out, "active_requests", "gauge", "Number of requests in progress", active);
        numbers(out, "inflight_requests", "gauge", "Number of requests in progress", active);
        numbers(out, "model_cancellation_total", "counter", "Total number of requests cancelled", cancelled);
        numbers(out, "output_tokens_total", "counter", "Total number of output tokens", outputTokens);
        histograms(out, "request_duration_seconds", "Duration of LLM requests", durations);
        histograms(out, "time_to_first_token_seconds", "Time to first token", firstTokens);
        histograms(out, "inter_token_latency_seconds", "Time between tokens", betweenTokens);
        histograms(out, "input_sequence_tokens", "Input sequence length in tokens", inputs);
        histograms(out, "output_sequence_tokens", "Output sequence length in tokens", outputs);
        numbers(out, "disconnected_clients", "gauge", "Number of disconnected clients", Map.of("", 0.0));
        MetricsText.head(out, UPTIME, "gauge", "Total uptime of the DistributedRuntime in seconds");
        MetricsText.sample(out, UPTIME, "", seconds(uptime));
        return out.toString();
    }

    private void count(Call call, String status, String errorType) {
        add(
                total,
                call.labels() + "," + MetricsText.label("status", status) + ","
                        + MetricsText.label("error_type", errorType),
                1);
    }

    private static void numbers(StringBuilder out, String name, String type, String help, Map<String, Double> series) {
        if (!series.isEmpty()) {
            MetricsText.head(out, PREFIX + name, type, help);
            series.forEach((labels, value) -> MetricsText.sample(out, PREFIX + name, labels, value));
        }
    }

    private static void histograms(StringBuilder out, String name, String help, Map<String, Histogram> series) {
        if (!series.isEmpty()) {
            MetricsText.head(out, PREFIX + name, "histogram", help);
            series.forEach((labels, histogram) -> histogram.write(out, PREFIX + name, labels));
        }
    }

    private static void add(Map<String, Double> series, String labels, double amount) {
        series.merge(labels, amount, Double::sum);
    }

    private static void observe(Map<String, Histogram> series, String labels, double[] bounds, double value) {
        Supplier<Histogram> fresh = () -> new Histogram(bounds);
        series.computeIfAbsent(labels, l -> fresh.get()).observe(value);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
