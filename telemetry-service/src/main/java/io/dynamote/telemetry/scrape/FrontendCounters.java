package io.dynamote.telemetry.scrape;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.RequestFields;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a frontend's metrics what is counted here, under all names that Dynamo has given it:
 *
 * <pre>
 *   dynamo_frontend_…, nv_llm_http_service_…     the prefix, today and at first; DYN_METRICS_PREFIX may set another
 *   active_requests, inflight_requests           requests under way, since 1.1 and before; both are there now
 *   output_tokens_total                          else the sum of output_sequence_tokens
 *   error_type                                   a label of requests_total; older ones tell only that it failed
 *   dynamo_component_uptime_seconds              once dynamo_component_system_uptime_seconds
 * </pre>
 */
final class FrontendCounters implements Exposition.Sink {

    /** Models of one frontend. A reading of so many is half of what Kafka takes at once. */
    private static final int MOST_MODELS = 500;

    /** Error type of a failure whose type is not told. */
    static final String UNTOLD = "unknown";

    private static final double LARGEST = 1L << 53;
    private static final List<String> PREFIXES = List.of("dynamo_frontend_", "nv_llm_http_service_");

    private final List<String> prefixes;
    private final Instant time;
    private final Map<String, ModelCounters> models = new TreeMap<>();
    private @Nullable Double uptime;
    private boolean found;

    /**
     * Nothing read yet.
     *
     * @param prefix of the metrics, if DYN_METRICS_PREFIX sets one
     * @param time when it is read
     */
    private FrontendCounters(@Nullable String prefix, Instant time) {
        this.prefixes = prefix == null ? PREFIXES : List.of(prefix + "_");
        this.time = time;
    }

    /**
     * What a frontend's counters stand at.
     *
     * @param models in the order of their names
     * @param uptimeSeconds of the process; null if it does not tell
     */
    record Standing(
            List<FrontendReading.Model> models, @Nullable Double uptimeSeconds) {}

    /**
     * Reads a whole text.
     *
     * @throws ScrapeException if it is not in the format, cannot be true or is not a frontend's
     */
    static Standing read(byte[] body, @Nullable String prefix, Instant time) throws ScrapeException {
        FrontendCounters counters = new FrontendCounters(prefix, time);
        Exposition.read(body, counters);
        return counters.standing();
    }

    @Override
    public void accept(int line, String name, Labels labels, double value) throws ScrapeException {
        switch (name) {
            case "dynamo_component_uptime_seconds", "dynamo_component_system_uptime_seconds" -> uptime(line, value);
            case "process_start_time_seconds" -> uptime(line, time.toEpochMilli() / 1_000.0 - value);
            default -> {
                for (String prefix : prefixes) {
                    if (name.startsWith(prefix)) {
                        found = true;
                        own(line, name.substring(prefix.length()), labels, value);
                        return;
                    }
                }
            }
        }
    }

    private void own(int line, String name, Labels labels, double value) throws ScrapeException {
        switch (name) {
            case "requests_total" -> model(line, labels).requests(labels, count(line, name, value));
            case "output_tokens_total" -> model(line, labels).outputTokens(count(line, name, value));
            case "input_sequence_tokens_sum" -> model(line, labels).inputTokens(count(line, name, value));
            case "output_sequence_tokens_sum" -> model(line, labels).endedTokens(count(line, name, value));
            case "cached_tokens_sum" -> model(line, labels).cachedTokens(count(line, name, value));
            case "active_requests" -> model(line, labels).active(level(value));
            case "inflight_requests" -> model(line, labels).inflight(level(value));
            case "queued_requests" -> model(line, labels).queued(level(value));
            case "request_duration_seconds_bucket" -> bucket(line, model(line, labels).duration, labels, value);
            case "time_to_first_token_seconds_bucket" -> bucket(line, model(line, labels).firstToken, labels, value);
            case "inter_token_latency_seconds_bucket" -> bucket(line, model(line, labels).betweenTokens, labels, value);
            default -> {
                // of no use here
            }
        }
    }

    private ModelCounters model(int line, Labels labels) throws ScrapeException {
        String model = labels.get("model");
        if (model == null || model.isEmpty() || model.length() > RequestFields.LONGEST_TEXT) {
            throw ScrapeException.line(
                    line, "must have a label model of 1 to " + RequestFields.LONGEST_TEXT + " characters");
        }
        ModelCounters counters = models.computeIfAbsent(model, ModelCounters::new);
        if (models.size() > MOST_MODELS) {
            throw ScrapeException.line(line, "must have at most " + MOST_MODELS + " models");
        }
        return counters;
    }

    private static void bucket(int line, Map<Double, Long> buckets, Labels labels, double value)
            throws ScrapeException {
        String le = labels.get("le");
        double bound;
        try {
            bound = le == null ? Double.NaN : le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
        } catch (NumberFormatException e) {
            bound = Double.NaN;
        }
        if (Double.isNaN(bound)) {
            throw ScrapeException.line(line, "must have a number in label le, not: " + le);
        }
        // A series more than one knows of, by another label, is part of the model all the same.
        buckets.merge(bound, count(line, "bucket", value), Long::sum);
    }

    private static long count(int line, String name, double value) throws ScrapeException {
        if (!(value >= 0 && value <= LARGEST)) {
            throw ScrapeException.line(line, name + " must be a count of at least 0, not: " + value);
        }
        return Math.round(value);
    }

    /** A gauge; one that cannot be true is not told. */
    private static @Nullable Long level(double value) {
        return value >= 0 && value <= LARGEST ? Math.round(value) : null;
    }

    private void uptime(int line, double seconds) throws ScrapeException {
        if (!Double.isFinite(seconds)) {
            throw ScrapeException.line(line, "uptime must be a number of seconds, not: " + seconds);
        }
        uptime = uptime == null ? Math.max(0, seconds) : Math.max(uptime, seconds);
    }

    private Standing standing() throws ScrapeException {
        if (!found) {
            throw new ScrapeException(
                    ScrapeException.Reason.UNREADABLE, "there is no metric that begins with " + prefixes.getFirst());
        }
        List<FrontendReading.Model> read = new ArrayList<>(models.size());
        for (ModelCounters model : models.values()) {
            read.add(model.read());
        }
        return new Standing(List.copyOf(read), uptime);
    }
}
