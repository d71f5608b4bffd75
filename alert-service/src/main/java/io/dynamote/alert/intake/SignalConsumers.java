package io.dynamote.alert.intake;

import java.util.HashMap;
import java.util.Map;

import io.dynamote.runtime.kafka.KafkaProperties;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumers of the signals. Offsets are never committed to Kafka. */
final class SignalConsumers {

    private SignalConsumers() {}

    /** One that shares the partitions with those of other instances; a partition stays where it is if it can. */
    static KafkaConsumer<String, byte[]> group(KafkaProperties kafka) {
        return open(
                kafka,
                Map.of(
                        "group.id",
                        "dynamote.alert-evaluation",
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName(),
                        "session.timeout.ms",
                        10_000,
                        "heartbeat.interval.ms",
                        1_000,
                        "fetch.max.wait.ms",
                        100,
                        "metadata.max.age.ms",
                        5_000));
    }

    /** One that reads what it wants. */
    static KafkaConsumer<String, byte[]> single(KafkaProperties kafka) {
        return open(kafka, Map.of("default.api.timeout.ms", 5_000, "max.poll.records", 5_000));
    }

    private static KafkaConsumer<String, byte[]> open(KafkaProperties kafka, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(kafka.client(settings), new StringDeserializer(), new ByteArrayDeserializer());
    }
}
