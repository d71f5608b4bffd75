package io.dynamote.runtime.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * What must be taken from a line on the thread that logs it, because it may be another thing a moment later.
 *
 * @param time when it was logged
 * @param level how bad it is
 * @param logger who logged it
 * @param thread on which
 * @param message with its parameters filled in
 * @param attributes what was logged beside it
 * @param thrown the exception; null without one
 * @param traceId of the request for which it was logged; null outside of one
 * @param dropped lines that found no room between the line before and this one
 */
record CapturedLine(
        Instant time,
        Level level,
        String logger,
        String thread,
        String message,
        Map<String, String> attributes,
        @Nullable IThrowableProxy thrown,
        @Nullable String traceId,
        long dropped) {

    /**
     * Takes a line.
     *
     * @param dropped asked last, when nothing can fail any more
     */
    static CapturedLine of(ILoggingEvent event, LongSupplier dropped) {
        return new CapturedLine(
                event.getInstant(),
                event.getLevel(),
                event.getLoggerName(),
                event.getThreadName(),
                event.getFormattedMessage(),
                attributes(event.getKeyValuePairs()),
                event.getThrowableProxy(),
                event.getMDCPropertyMap().get("trace_id"),
                dropped.getAsLong());
    }

    private static Map<String, String> attributes(@Nullable List<KeyValuePair> pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (KeyValuePair pair : pairs) {
            attributes.put(pair.key, String.valueOf(pair.value));
        }
        return attributes;
    }
}
