package io.dynamote.telemetry.traffic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What lives of the aggregator leave to the next one about records that may have ended them. When several have ended at
 * the same place, and not because Kafka was away, each record of what they had read is counted and written alone; the one
 * that ends a life even then is a culprit, and goes to the dead letters. This is the last resort, for what nobody
 * thought of.
 */
final class Suspects {

    /** So many lives end at one place before their records are suspected. */
    static final int PATIENCE = 3;

    private final Map<TopicPartition, Stuck> stuck = new HashMap<>();
    private final Map<TopicPartition, Long> until = new HashMap<>();
    private final Set<Place> culprits = new HashSet<>();
    private @Nullable Place alone;

    /** How many lives ended that had begun a partition at an offset. */
    private record Stuck(long begin, int lives) {}

    private record Place(TopicPartition partition, long offset) {
        private static Place of(ConsumerRecord<?, ?> record) {
            return new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        }
    }

    /** Whether a record must be counted alone. */
    boolean suspect(ConsumerRecord<?, ?> record) {
        Place place = Place.of(record);
        return place.offset() < until.getOrDefault(place.partition(), 0L);
    }

    /** Whether a record must not be counted. */
    boolean isCulprit(ConsumerRecord<?, ?> record) {
        return culprits.contains(Place.of(record));
    }

    /** Notes that nothing but this record is counted until the next call of {@link #written}. */
    void alone(ConsumerRecord<?, ?> record) {
        alone = Place.of(record);
    }

    /** Notes how far everything is written for good. */
    void written(Map<TopicPartition, OffsetAndMetadata> offsets) {
        alone = null;
        offsets.forEach((partition, next) -> {
            until.computeIfPresent(partition, (_, end) -> end <= next.offset() ? null : end);
            culprits.removeIf(culprit -> culprit.partition().equals(partition) && culprit.offset() < next.offset());
        });
    }

    /**
     * Notes what ended a life.
     *
     * @param begins the first offset of each partition that was not written
     * @param offsets up to where each was read
     */
    void ended(Map<TopicPartition, Long> begins, Map<TopicPartition, OffsetAndMetadata> offsets, RuntimeException why) {
        Place last = alone;
        alone = null;
        if (!isOfARecord(why)) {
            return;
        }
        if (last != null) {
            culprits.add(last);
            return;
        }
        begins.forEach((partition, begin) -> {
            Stuck before = stuck.get(partition);
            int lives = before != null && before.begin() == begin ? before.lives() + 1 : 1;
            stuck.put(partition, new Stuck(begin, lives));
            if (lives >= PATIENCE) {
                until.merge(partition, offsets.get(partition).offset(), Math::max);
            }
        });
    }

    /** Kafka being away says nothing of records; that it does not take one does, and so does a fault of ours. */
    private static boolean isOfARecord(RuntimeException why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException
                    || cause instanceof RecordBatchTooLargeException
                    || cause instanceof InvalidRecordException
                    || cause instanceof SerializationException) {
                return true;
            }
        }
        return !(why instanceof KafkaException);
    }
}
