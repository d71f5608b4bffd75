package io.dynamote.web.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.dynamote.runtime.kafka.Rewind;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows the signals of traffic on {@code dynamote.signals}, one reader for all viewers. It begins a few seconds back, for
 * each scope says something every second; what was missed while Kafka was away is left to the history.
 */
@Context
final class TrafficTail implements Ending {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LOOK_BACK = Duration.ofSeconds(15);
    private static final String KEYS = SignalKind.TRAFFIC.word() + "/";

    private final KafkaProperties kafka;
    private final TrafficSignals signals;
    private final TrailFill fill;
    private final TrafficPush push;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final ConsumerLags lags;
    private final Lives lives;

    TrafficTail(
            KafkaProperties kafka,
            TrafficSignals signals,
            TrailFill fill,
            TrafficPush push,
            DeadLetters deadLetters,
            ConsumerLags lags,
            Clock clock) {
        this.kafka = kafka;
        this.signals = signals;
        this.fill = fill;
        this.push = push;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.lags = lags;
        this.lives = new Lives("signals-tail", this::live).start();
    }

    private void live(BooleanSupplier goOn) {
        try (KafkaConsumer<String, byte[]> consumer = open();
                ConsumerLags.Watch _ = lags.watch("signals-tail", consumer)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.SIGNALS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException(Topics.SIGNALS.name() + " does not exist yet");
            }
            consumer.assign(partitions);
            Rewind.to(clock.instant().minus(LOOK_BACK), consumer, partitions, Map.of());
            follow(consumer, partitions, goOn);
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, BooleanSupplier goOn) {
        long asked = 0;
        while (goOn.getAsBoolean()) {
            var records = consumer.poll(POLL);
            records.forEach(this::receive);
            if (!records.isEmpty()) {
                signals.contact();
            } else if (System.nanoTime() - asked > Duration.ofSeconds(1).toNanos()) {
                // A poll without records does not tell whether Kafka is there; its end offsets do, or throw.
                consumer.endOffsets(partitions, Duration.ofSeconds(2));
                signals.contact();
                asked = System.nanoTime();
            }
        }
    }

    private void receive(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || !record.key().startsWith(KEYS) || !isSignal(record)) {
            return;
        }
        try {
            Signal signal = SampleCodec.decode(record.value(), Signal.class);
            if (signals.add(signal)) {
                fill.fill(signal.entity());
                push.changed(signal);
            }
        } catch (InvalidSampleException e) {
            deadLetters.publish(record.topic(), Map.of(), record.value(), e.getMessage());
        }
    }

    private static boolean isSignal(ConsumerRecord<String, byte[]> record) {
        Header schema = record.headers().lastHeader(SampleType.HEADER);
        return schema != null && SampleType.SIGNAL.id().equals(new String(schema.value(), StandardCharsets.UTF_8));
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        "auto.offset.reset",
                        "latest",
                        "fetch.max.wait.ms",
                        50,
                        "default.api.timeout.ms",
                        5_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
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
