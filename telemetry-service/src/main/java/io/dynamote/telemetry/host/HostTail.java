package io.dynamote.telemetry.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.host.HostSampleReader;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.dynamote.runtime.kafka.Rewind;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code dynamote.host-samples}: fifteen minutes back at the start, then what comes. Every instance reads
 * everything, so each can answer for all hosts.
 */
@Context
final class HostTail implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(HostTail.class);
    private static final Duration POLL = Duration.ofMillis(100);
    /** How often it is asked how far the topic goes; a host falls silent that much later. */
    private static final Duration ASK = Duration.ofMillis(200);

    private final KafkaProperties kafka;
    private final LiveHosts hosts;
    private final Listening listening;
    private final Clock clock;
    private final ConsumerLags lags;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Lives lives;
    private Map<TopicPartition, Long> ends = Map.of();
    private Instant askedAt = Instant.EPOCH;
    private boolean reached = true;

    HostTail(KafkaProperties kafka, LiveHosts hosts, Listening listening, ConsumerLags lags, Clock clock) {
        this.kafka = kafka;
        this.hosts = hosts;
        this.listening = listening;
        this.clock = clock;
        this.lags = lags;
        lags.heard("host-tail", listening::until);
        this.lives = new Lives("host-tail", this::live).start();
    }

    private void live(BooleanSupplier goOn) {
        try (KafkaConsumer<String, byte[]> consumer = open();
                ConsumerLags.Watch _ = lags.watch("host-tail", consumer)) {
            follow(consumer, goOn);
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, BooleanSupplier goOn) {
        List<PartitionInfo> found = consumer.partitionsFor(Topics.HOST_SAMPLES.name());
        if (found.isEmpty()) {
            throw new IllegalStateException(Topics.HOST_SAMPLES.name() + " does not exist yet");
        }
        List<TopicPartition> partitions = found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Rewind.to(clock.instant().minusSeconds(LiveRing.SECONDS), consumer, partitions, next);
        reached = true;
        while (goOn.getAsBoolean()) {
            ask(consumer, partitions);
            consumer.poll(POLL).forEach(this::add);
            partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
            if (!reached && ends.entrySet().stream().allMatch(end -> next.get(end.getKey()) >= end.getValue())) {
                reached = true;
                listening.heardAll(askedAt);
                hosts.forgetOld(askedAt);
            }
        }
    }

    /** Where the topic ends now; once that is read, everything is heard that was sent before. */
    private void ask(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        Instant now = clock.instant();
        if (reached && Duration.between(askedAt, now).compareTo(ASK) >= 0) {
            ends = consumer.endOffsets(partitions);
            askedAt = now;
            reached = false;
        }
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        Instant now = clock.instant();
        Instant stored = Instant.ofEpochMilli(record.timestamp());
        try {
            hosts.add(HostSampleReader.read(record.value()), stored.isAfter(now) ? now : stored);
        } catch (UnreadableEventException e) {
            LOG.atWarn()
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("a sample of a host cannot be read");
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        // Samples that Kafka deleted before they were read are gone; those after them are not.
                        "auto.offset.reset",
                        "earliest",
                        "fetch.max.wait.ms",
                        100,
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
