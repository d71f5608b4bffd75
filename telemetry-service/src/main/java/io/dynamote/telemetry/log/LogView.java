package io.dynamote.telemetry.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dynamote.events.log.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * Lines as an answer shows them.
 *
 * @param items oldest first
 * @param dropped lines that are known to be missing among and before these: services threw them away, or so much came
 *     since {@code after} that they are no longer at hand
 * @param asOf up to when every line has been read; older than now while Kafka is away, null before it was there
 * @param stale whether there may have been more since
 * @param nextCursor for {@code after} of the next question; absent while there is no line at all
 */
record LogView(
        List<Item> items,
        long dropped,
        @Nullable Instant asOf,
        boolean stale,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {

    /**
     * A line.
     *
     * @param cursor for {@code after}: what came after this line
     */
    record Item(
            String cursor,
            String service,
            String instance,
            long sequence,
            long dropped,
            Instant time,
            LogLine.Severity severity,
            String logger,
            String message,
            Map<String, String> attributes,
            @Nullable String stacktrace,
            @Nullable String traceId) {

        static Item of(LogPosition position, LogLine line) {
            return new Item(
                    position.text(),
                    line.service(),
                    line.instance(),
                    line.sequence(),
                    line.dropped(),
                    line.time(),
                    line.severity(),
                    line.logger(),
                    line.message(),
                    line.attributes(),
                    line.stacktrace(),
                    line.traceId());
        }
    }
}
