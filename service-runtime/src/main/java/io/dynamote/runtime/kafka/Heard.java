package io.dynamote.runtime.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Up to when a consumer has read everything that was sent. A poll without records does not tell whether Kafka is there;
 * where its partitions end does. For the thread that polls; the moment itself may be read by any.
 */
public final class Heard {

    private static final Duration ASK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Clock clock;
    private Map<TopicPartition, Long> ends = Map.of();
    private Instant askedAt = Instant.EPOCH;
    private boolean reached = true;
    private volatile @Nullable Instant until;

    public Heard(Clock clock) {
        this.clock = clock;
    }

    /** Another consumer goes on; what was heard before stands. */
    public void begin() {
        ends = Map.of();
        askedAt = Instant.EPOCH;
        reached = true;
    }

    /**
     * Looks how far the consumer is, to be called when what a poll brought has been taken. Now and then it asks Kafka where
     * the partitions end; while Kafka is away that takes two seconds and changes nothing.
     */
    public void polled(Consumer<?, ?> consumer) {
        Instant now = clock.instant();
        if (reached && Duration.between(askedAt, now).abs().compareTo(ASK) >= 0) {
            try {
                ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
            } catch (TimeoutException e) {
                return; // Kafka is away: nothing more has been heard
            }
            askedAt = now;
            reached = false;
        }
        if (!reached && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            until = askedAt;
            reached = true;
        }
    }

    /** Everything that was sent up to this moment has been read; null before that was so for the first time. */
    public @Nullable Instant until() {
        return until;
    }
}
