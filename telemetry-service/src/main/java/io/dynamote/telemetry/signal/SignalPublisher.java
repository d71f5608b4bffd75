package io.dynamote.telemetry.signal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.signal.Signal;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Writes {@code dynamote.signals}: what has changed every 100 ms, everything every second. All instances know all signals;
 * each writes those that belong on the partitions that Kafka's group protocol gives to it, so an entity has one writer
 * and an instance that dies is replaced within seconds. One that has just started takes part when it knows what to tell
 * ({@link SignalGate}). A signal that Kafka does not take at once is let go: the next one
 * says more.
 */
@Context
final class SignalPublisher implements Ending {

    private static final String GROUP = "dynamote.signal-publisher";
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration WHOLE_INTERVAL = Duration.ofSeconds(1);

    private final KafkaProperties kafka;
    private final Collection<SignalSource> sources;
    private final Collection<SignalGate> gates;
    private final Clock clock;
    private final Lives lives;

    SignalPublisher(
            KafkaProperties kafka, Collection<SignalSource> sources, Collection<SignalGate> gates, Clock clock) {
        this.kafka = kafka;
        this.sources = List.copyOf(sources);
        this.gates = List.copyOf(gates);
        this.clock = clock;
        this.lives = new Lives("signal-publisher", this::live).start();
    }

    private void live(BooleanSupplier goOn) {
        while (!gates.stream().allMatch(SignalGate::isOpen)) {
            if (!goOn.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
        publish(goOn);
    }

    private void publish(BooleanSupplier goOn) {
        try (KafkaConsumer<String, byte[]> membership = membership();
                KafkaProducer<String, byte[]> producer = producer()) {
            int partitions = membership.partitionsFor(Topics.SIGNALS.name()).size();
            if (partitions == 0) {
                throw new IllegalStateException(Topics.SIGNALS.name() + " does not exist yet");
            }
            Set<Integer> given = new HashSet<>();
            Predicate<String> own = key -> given.contains(partition(key, partitions));
            membership.subscribe(List.of(Topics.SIGNALS.name()), new Own(membership, given));
            long whole = System.nanoTime();
            while (goOn.getAsBoolean()) {
                membership.poll(INTERVAL);
                Instant now = clock.instant();
                List<Signal> signals = new ArrayList<>();
                if (System.nanoTime() - whole >= WHOLE_INTERVAL.toNanos()) {
                    whole = System.nanoTime();
                    sources.forEach(source -> {
                        // What has changed is told with the rest.
                        var _ = source.changes(now, _ -> false);
                        signals.addAll(source.signals(now, own));
                    });
                } else {
                    sources.forEach(source -> signals.addAll(source.changes(now, own)));
                }
                signals.forEach(signal -> send(producer, partition(signal.key(), partitions), signal));
            }
        }
    }

    /** As Kafka's own producers place a key. */
    static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static void send(KafkaProducer<String, byte[]> producer, int partition, Signal signal) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.SIGNALS.name(), partition, signal.key(), SampleCodec.encode(signal));
        record.headers().add(SampleType.HEADER, SampleType.SIGNAL.id().getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(record);
    }

    /** Nothing is read: being given a partition is all that is wanted. */
    private record Own(KafkaConsumer<String, byte[]> consumer, Set<Integer> own) implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            partitions.forEach(partition -> own.add(partition.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> own.remove(partition.partition()));
        }
    }

    private KafkaConsumer<String, byte[]> membership() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "group.id",
                        GROUP,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "latest",
                        "session.timeout.ms",
                        6_000,
                        "heartbeat.interval.ms",
                        1_000,
                        "max.poll.interval.ms",
                        30_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                kafka.client(Map.of(
                        "linger.ms",
                        2,
                        "compression.type",
                        "lz4",
                        "max.block.ms",
                        1_000,
                        "request.timeout.ms",
                        2_000,
                        "delivery.timeout.ms",
                        3_000)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void end() {
        lives.end();
    }

    @PreDestroy
    void close() {
        lives.close();
    }
}
