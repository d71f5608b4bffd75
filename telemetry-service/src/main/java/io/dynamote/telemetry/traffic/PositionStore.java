package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.RequestPosition;
import io.dynamote.runtime.kafka.KafkaProperties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads which requests of the producers of a partition have been counted. What was counted of a partition of
 * {@code dynamote.requests} is told in the partition of the same number, whatever way a producer found to it.
 */
final class PositionStore {

    private static final Logger LOG = LoggerFactory.getLogger(PositionStore.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaProperties kafka;

    PositionStore(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    /**
     * Reads up to the very end, which waits for transactions that are open there: an instance that has just lost the
     * partition may still be committing what it counted.
     */
    void restore(Collection<Integer> partitions, PartitionPositions into) {
        List<TopicPartition> wanted = partitions.stream()
                .map(number -> new TopicPartition(Topics.REQUEST_POSITIONS.name(), number))
                .toList();
        try (KafkaConsumer<String, byte[]> uncommitted = consumer("read_uncommitted");
                KafkaConsumer<String, byte[]> committed = consumer("read_committed")) {
            Map<TopicPartition, Long> ends = uncommitted.endOffsets(wanted);
            committed.assign(wanted);
            committed.seekToBeginning(wanted);
            while (ends.entrySet().stream().anyMatch(end -> committed.position(end.getKey()) < end.getValue())) {
                committed.poll(POLL).forEach(record -> restore(record, into.of(record.partition())));
            }
        }
    }

    private static void restore(ConsumerRecord<String, byte[]> record, ProducerPositions into) {
        if (record.value() == null) {
            into.forget(record.key());
            return;
        }
        try {
            into.restore(
                    record.key(),
                    SampleCodec.decode(record.value(), RequestPosition.class),
                    Instant.ofEpochMilli(record.timestamp()));
        } catch (InvalidSampleException e) {
            LOG.atError()
                    .addKeyValue("producer", record.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("a position cannot be read");
        }
    }

    private KafkaConsumer<String, byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "isolation.level", isolation, "enable.auto.commit", false, "default.api.timeout.ms", 10_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
