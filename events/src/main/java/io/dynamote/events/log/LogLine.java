package io.dynamote.events.log;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynamote.events.DrawnText;
import org.jspecify.annotations.Nullable;

/**
 * One line that a service logged. Known by (instance, sequence). Text is cleaned of characters that must not be drawn.
 *
 * @param service {@code service.name}, such as {@code telemetry-service}
 * @param instance {@code service.instance.id}: a start of one process
 * @param sequence number within the instance, from 1 on; a gap is what {@code dropped} of the next line counts
 * @param dropped lines that were thrown away between the line before and this one, because they came too fast
 * @param time when it was logged
 * @param severity how bad it is
 * @param logger who logged it
 * @param message what was logged, at most 4,000 characters
 * @param attributes what was logged beside it
 * @param stacktrace {@code exception.stacktrace}, at most 8,000 characters; null without an exception
 * @param traceId {@code trace_id} of the request for which it was logged; null outside of one
 */
public record LogLine(
        @JsonProperty("service.name") String service,
        @JsonProperty("service.instance.id") String instance,
        long sequence,
        long dropped,
        Instant time,
        Severity severity,
        String logger,
        String message,
        Map<String, String> attributes,
        @JsonProperty("exception.stacktrace") @Nullable String stacktrace,
        @JsonProperty("trace_id") @Nullable String traceId) {

    private static final int NAME = 200;
    private static final int MESSAGE = 4_000;
    private static final int STACKTRACE = 8_000;
    private static final int MOST_ATTRIBUTES = 32;

    /** How bad it is, worst last. */
    public enum Severity {
        INFO,
        WARN,
        ERROR
    }

    public LogLine {
        service = name("service.name", service);
        instance = name("service.instance.id", instance);
        if (sequence < 1 || dropped < 0) {
            throw new IllegalArgumentException(
                    "sequence must be at least 1 and dropped at least 0, not: " + sequence + " and " + dropped);
        }
        if (time == null || severity == null) {
            throw new IllegalArgumentException("time and severity (INFO, WARN or ERROR) must be given");
        }
        logger = logger == null ? "" : DrawnText.line(logger, NAME);
        message = message == null ? "" : DrawnText.lines(message, MESSAGE);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new IllegalArgumentException(
                    "attributes must be at most " + MOST_ATTRIBUTES + ", not: " + attributes.size());
        }
        stacktrace = stacktrace == null || stacktrace.isBlank() ? null : DrawnText.lines(stacktrace, STACKTRACE);
        traceId = DrawnText.lineOrNull(traceId, NAME);
    }

    private static String name(String field, @Nullable String value) {
        String line = DrawnText.lineOrNull(value, NAME);
        if (line == null) {
            throw new IllegalArgumentException(field + " must be given and not blank, not: " + value);
        }
        return line;
    }
}
