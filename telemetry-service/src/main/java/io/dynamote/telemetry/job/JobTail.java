package io.dynamote.telemetry.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the board from {@code dynamote.jobs}, from the beginning at each start. What cannot be read is left to the archive,
 * which meets each record once.
 */
@Context
final class JobTail {

    private static final Logger LOG = LoggerFactory.getLogger(JobTail.class);

    private final JobBoard board;
    private final TopicTail tail;

    JobTail(KafkaProperties kafka, JobBoard board, ConsumerLags lags, Clock clock) {
        this.board = board;
        this.tail = TopicTail.start(kafka, List.of(Topics.JOBS.name()), this::take, clock, lags);
    }

    private void take(ReceivedRecord record) {
        try {
            JobRecord.read(record.key(), record.headers(), record.value(), record.time())
                    .ifPresent(state -> board.take(state, record.time()));
        } catch (UnreadableEventException e) {
            LOG.atDebug()
                    .addKeyValue("key", record.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("left out");
        }
    }

    /** Whether the board holds what was in the topic at the start. */
    boolean caughtUp() {
        return tail.caughtUp();
    }

    /** When Kafka last answered; null before the board holds what was in the topic at the start. */
    @Nullable
    Instant heardUntil() {
        return tail.caughtUp() ? tail.lastContact() : null;
    }

    @PreDestroy
    void close() {
        tail.close();
    }
}
