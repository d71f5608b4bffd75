package io.dynamote.deployment.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.Topic;
import io.dynamote.events.UnreadableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that was published on a topic so far, in order per key. */
final class Published {

    private Published() {}

    static List<Event<?>> all(String bootstrapServers, Topic topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Event<?>> events = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(received -> events.add(decode(received)));
            }
            return events;
        }
    }

    static List<Event<?>> of(String bootstrapServers, Topic topic, String key) {
        return all(bootstrapServers, topic).stream()
                .filter(event -> event.key().equals(key))
                .toList();
    }

    /** Type ids without what they share: {@code requested}, {@code applied}. */
    static List<String> words(List<? extends Event<?>> events) {
        return events.stream()
                .map(event -> event.type().id().replace("deployment.", "").replace(".v1", ""))
                .toList();
    }

    private static Event<?> decode(ConsumerRecord<String, byte[]> received) {
        Map<String, String> headers = new HashMap<>();
        received.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            return EventCodec.decode(new EncodedEvent(received.topic(), received.key(), headers, received.value()))
                    .orElseThrow();
        } catch (UnreadableEventException e) {
            throw new AssertionError("what the service publishes must hold to the contract", e);
        }
    }
}
