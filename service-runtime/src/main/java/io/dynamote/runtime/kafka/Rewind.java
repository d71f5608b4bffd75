package io.dynamote.runtime.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Puts a consumer at the first record that was sent since a moment. */
public final class Rewind {

    private Rewind() {}

    /**
     * Puts it there. Ends are asked for before times: a record that is sent in between is read, where
     * {@link Consumer#seekToEnd}, which looks for the end only when it polls, would skip it.
     *
     * @param known positions that were reached before, which count more
     */
    public static void to(
            Instant since,
            Consumer<?, ?> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> known) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> since.toEpochMilli())));
        for (TopicPartition partition : partitions) {
            Long reached = known.get(partition);
            OffsetAndTimestamp first = found.get(partition);
            if (reached != null) {
                consumer.seek(partition, reached);
            } else {
                consumer.seek(partition, first == null ? ends.get(partition) : first.offset());
            }
        }
    }
}
