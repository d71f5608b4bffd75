package io.dynamote.alert.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.dynamote.alert.evaluation.EvaluationPolicy;
import io.dynamote.alert.incident.Shard.Progress;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where the evaluation of a partition begins: where it stopped; if it never was evaluated, a minute back, for what was
 * long before is no news; if what was stored is of a topic that has been made anew, at its beginning.
 */
record Starts(Consumer<?, ?> consumer, EvaluationPolicy policy, Instant now) {

    /**
     * Puts the consumer there, or before it as far as entities have to be recalled.
     *
     * @return offset of the first signal to evaluate
     */
    long seek(TopicPartition partition, @Nullable Progress progress) {
        long end = only(consumer.endOffsets(Set.of(partition)), partition);
        if (progress == null) {
            return at(partition, offset(partition, now.minus(policy.silentAfter()), end));
        }
        long begin = only(consumer.beginningOffsets(Set.of(partition)), partition);
        if (progress.nextOffset() > end) {
            return at(partition, begin);
        }
        long first = Math.max(progress.nextOffset(), begin);
        Instant from = progress.heardAt().minus(policy.silentAfter());
        var _ = at(partition, Math.min(first, offset(partition, from, end)));
        return first;
    }

    private long at(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        return offset;
    }

    private long offset(TopicPartition partition, Instant time, long end) {
        OffsetAndTimestamp found =
                consumer.offsetsForTimes(Map.of(partition, time.toEpochMilli())).get(partition);
        return found == null ? end : found.offset();
    }

    private static long only(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        Long offset = offsets.get(partition);
        if (offset == null) {
            throw new IllegalStateException("Kafka does not know " + partition);
        }
        return offset;
    }
}
