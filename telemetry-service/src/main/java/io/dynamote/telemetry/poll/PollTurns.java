package io.dynamote.telemetry.poll;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Which hosts this instance polls: those that fall to the partitions that Kafka has given it. Instances of one group share
 * the partitions and take over those of one that died; nothing is read from them.
 */
final class PollTurns implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final KafkaProperties kafka;
    private final Lives lives;
    private volatile Set<Integer> own = Set.of();
    private volatile int partitions = 1;

    PollTurns(KafkaProperties kafka) {
        this.kafka = kafka;
        this.lives = new Lives("poll-turns", this::live).start();
    }

    /** Whether this instance polls the host. */
    boolean isOurs(String host) {
        return own.contains(Math.floorMod(host.hashCode(), partitions));
    }

    private void live(BooleanSupplier goOn) {
        try (KafkaConsumer<byte[], byte[]> consumer = open()) {
            int found = consumer.partitionsFor(Topics.HOST_SAMPLES.name()).size();
            if (found == 0) {
                throw new IllegalStateException(Topics.HOST_SAMPLES.name() + " does not exist yet");
            }
            partitions = found;
            consumer.subscribe(List.of(Topics.HOST_SAMPLES.name()), new Taking());
            while (goOn.getAsBoolean()) {
                consumer.pause(consumer.assignment());
                consumer.poll(LOOK);
                own = numbers(consumer.assignment());
            }
        } finally {
            own = Set.of();
        }
    }

    private static Set<Integer> numbers(Collection<TopicPartition> assigned) {
        return assigned.stream().map(TopicPartition::partition).collect(Collectors.toUnmodifiableSet());
    }

    private KafkaConsumer<byte[], byte[]> open() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "group.id",
                        "dynamote-host-pollers",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "latest",
                        "allow.auto.create.topics",
                        false,
                        "session.timeout.ms",
                        10_000,
                        "heartbeat.interval.ms",
                        2_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Begins to end; {@link #close()} waits for it. */
    void end() {
        lives.end();
    }

    @Override
    public void close() {
        lives.close();
    }

    /** What is taken away is not polled any more, before somebody else begins to. */
    private final class Taking implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            own = Set.of();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            own = numbers(partitions);
        }
    }
}
