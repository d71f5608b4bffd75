package io.dynamote.telemetry.log;

import java.util.Locale;

import io.dynamote.events.log.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for.
 *
 * @param limit at most so many
 * @param after only those that came after this; null for the newest
 * @param service only this one's; null for all
 * @param severity only those that are as bad or worse
 * @param text only those with this in message, logger or stack trace, whatever its case; null for all
 */
record LogQuery(
        int limit,
        @Nullable LogPosition after,
        @Nullable String service,
        LogLine.Severity severity,
        @Nullable String text) {

    boolean matches(LogLine line) {
        return (service == null || service.equals(line.service()))
                && line.severity().compareTo(severity) >= 0
                && (text == null || contains(line.message()) || contains(line.logger()) || contains(line.stacktrace()));
    }

    private boolean contains(@Nullable String of) {
        return of != null && text != null && of.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
