package io.dynamote.events;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * One Kafka topic: its name and the settings on which consumers rely.
 *
 * @param name full topic name, always starting with {@code dynamote.}
 * @param partitions number of partitions at creation; more may be added by operators for topics without state
 * @param cleanup what Kafka may discard
 * @param retention how long records are kept at least; null for a topic that is only compacted
 * @param key what the record key is, in words
 */
public record Topic(
        String name,
        int partitions,
        Cleanup cleanup,
        @Nullable Duration retention,
        String key) {

    /** What Kafka may discard of a topic. */
    public enum Cleanup {
        /** The newest record of each key is kept for ever. */
        COMPACT("compact"),
        /** Records are discarded after the retention. */
        DELETE("delete"),
        /** The newest record of each key is kept until the retention, older ones may go before. */
        COMPACT_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** The value of Kafka's {@code cleanup.policy}. */
        public String policy() {
            return policy;
        }
    }

    public Topic {
        if (!name.matches("dynamote\\.[a-z][a-z-]*")) {
            throw new IllegalArgumentException("topic name must be dynamote.<lower-case-words>, not: " + name);
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions of " + name + " must be at least 1, not: " + partitions);
        }
        if ((cleanup == Cleanup.COMPACT) != (retention == null)) {
            throw new IllegalArgumentException("retention of " + name + " must be given unless it is compacted");
        }
    }

    static Topic state(String name, int partitions, String key) {
        return new Topic(name, partitions, Cleanup.COMPACT, null, key);
    }

    static Topic state(String name, int partitions, Duration retention, String key) {
        return new Topic(name, partitions, Cleanup.COMPACT_DELETE, retention, key);
    }

    static Topic facts(String name, int partitions, Duration retention, String key) {
        return new Topic(name, partitions, Cleanup.DELETE, retention, key);
    }
}
