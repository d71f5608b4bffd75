package io.dynamote.runtime.kafka;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A topic that a service writes and therefore creates. Services register one bean per topic.
 *
 * @param name of the topic
 * @param partitions at creation
 * @param compacted whether the newest record of each key is kept while older ones may go
 * @param retention how long records are kept at least; null for ever, which only a compacted topic may
 */
public record TopicSettings(
        String name,
        int partitions,
        boolean compacted,
        @Nullable Duration retention) {

    /** The value of {@code cleanup.policy}. */
    String cleanupPolicy() {
        if (!compacted) {
            return "delete";
        }
        return retention == null ? "compact" : "compact,delete";
    }
}
