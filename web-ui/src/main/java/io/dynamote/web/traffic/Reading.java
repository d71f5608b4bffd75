package io.dynamote.web.traffic;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.TrafficVariables;
import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.web.page.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Figures of traffic by the names that pages use, the same for signals, answers of telemetry-service and history:
 * {@code requestsPerSecond}, {@code durationMillis.p95}, {@code errorsPerSecond.timeout} … A figure that is not known is
 * not there.
 *
 * @param values figures by name
 */
public record Reading(Map<String, Double> values) {

    static final String RATE = "requestsPerSecond";
    static final String ERROR_RATIO = "errorRatio";

    private static final Map<String, String> OF_SIGNALS = names();

    public Reading {
        values = Map.copyOf(values);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(TrafficVariables.ACTIVE_REQUESTS, "activeRequests");
        names.put(TrafficVariables.REQUESTS_PER_SECOND, RATE);
        names.put(TrafficVariables.CANCELLED_PER_SECOND, "cancelledPerSecond");
        names.put(TrafficVariables.ERROR_RATIO, ERROR_RATIO);
        names.put(TrafficVariables.INPUT_TOKENS_PER_SECOND, "inputTokensPerSecond");
        names.put(TrafficVariables.OUTPUT_TOKENS_PER_SECOND, "outputTokensPerSecond");
        for (ErrorClass error : ErrorClass.all()) {
            names.put(TrafficVariables.errorsPerSecond(error), "errorsPerSecond." + word(error.word()));
        }
        return names;
    }

    /** {@code _OTHER} of the conventions is {@code other} to people. */
    private static String word(String errorType) {
        return errorType.equals("_OTHER") ? "other" : errorType;
    }

    /** What a signal tells. */
    static Reading of(Signal signal) {
        Map<String, Double> values = new HashMap<>();
        OF_SIGNALS.forEach((variable, name) -> {
            Double value = signal.values().get(variable);
            if (value != null) {
                values.put(name, value);
            }
        });
        percentiles(signal, TrafficVariables.DURATION, "durationMillis", values);
        percentiles(signal, TrafficVariables.TIME_TO_FIRST_TOKEN, "timeToFirstTokenMillis", values);
        percentiles(signal, TrafficVariables.TIME_PER_OUTPUT_TOKEN, "timePerOutputTokenMillis", values);
        return new Reading(values);
    }

    private static void percentiles(Signal signal, String stem, String name, Map<String, Double> values) {
        for (int percentile : TrafficVariables.PERCENTILES) {
            Double seconds = signal.values().get(TrafficVariables.percentile(stem, percentile));
            if (seconds != null) {
                values.put(name + ".p" + percentile, seconds * 1_000);
            }
        }
    }

    /** What telemetry-service answers, live or summed up from history. */
    static Reading of(TrafficAnswer answer) {
        Map<String, Double> values = new HashMap<>();
        put(values, "activeRequests", answer.activeRequests());
        put(values, RATE, answer.requestsPerSecond());
        put(values, ERROR_RATIO, answer.errorRatio());
        put(values, "requests", answer.requests());
        put(values, "inputTokens", answer.inputTokens());
        put(values, "outputTokens", answer.outputTokens());
        double seconds = answer.seconds();
        put(values, "inputTokensPerSecond", seconds > 0 ? perSecond(answer.inputTokens(), seconds) : null);
        put(values, "outputTokensPerSecond", seconds > 0 ? perSecond(answer.outputTokens(), seconds) : null);
        answer.errors().forEach((type, count) -> {
            values.put("errors." + word(type), count.doubleValue());
            put(values, "errorsPerSecond." + word(type), seconds > 0 ? count / seconds : null);
        });
        answer.durationMillis().into(values, "durationMillis");
        answer.timeToFirstTokenMillis().into(values, "timeToFirstTokenMillis");
        answer.timePerOutputTokenMillis().into(values, "timePerOutputTokenMillis");
        return new Reading(values);
    }

    private static @Nullable Double perSecond(@Nullable Double count, double seconds) {
        return count == null ? null : count / seconds;
    }

    private static void put(Map<String, Double> values, String name, @Nullable Double value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** A figure; null if it is not known. */
    public @Nullable Double get(String name) {
        return values.get(name);
    }

    /** A figure in words. */
    public String text(String name) {
        Double value = values.get(name);
        if (name.startsWith("duration") || name.startsWith("time")) {
            return Figures.millis(value);
        }
        if (name.equals("activeRequests") || name.equals("requests")) {
            return Figures.count(value);
        }
        return name.equals(ERROR_RATIO) ? Figures.percent(value) : Figures.number(value);
    }
}
