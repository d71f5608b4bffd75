package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.Topic;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.TrafficActive;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.Heard;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the ring from {@code dynamote.traffic-windows}: fifteen minutes back at the start, then what comes. Every instance
 * reads everything, so each can answer for all. While Kafka is away it goes on where it was.
 */
@Context
final class WindowTail implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(WindowTail.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration DISCARD = Duration.ofSeconds(30);

    private final KafkaProperties kafka;
    private final LiveTraffic traffic;
    private final ActiveCounts active;
    private final ActiveHistory activeHistory;
    private final Clock clock;
    private final ConsumerLags lags;
    private final Heard heard;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Lives lives;

    WindowTail(
            KafkaProperties kafka,
            LiveTraffic traffic,
            ActiveCounts active,
            ActiveHistory activeHistory,
            ConsumerLags lags,
            Clock clock) {
        this.kafka = kafka;
        this.traffic = traffic;
        this.active = active;
        this.activeHistory = activeHistory;
        this.clock = clock;
        this.lags = lags;
        this.heard = new Heard(clock);
        lags.heard("traffic-tail", heard::until);
        this.lives = new Lives("traffic-tail", this::live).start();
    }

    /** Up to when everything has been read; null before it was for the first time. */
    @Nullable
    Instant heardUntil() {
        return heard.until();
    }

    private void live(BooleanSupplier goOn) {
        try (KafkaConsumer<String, byte[]> consumer = open();
                ConsumerLags.Watch _ = lags.watch("traffic-tail", consumer)) {
            follow(consumer, goOn);
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, BooleanSupplier goOn) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : List.of(Topics.TRAFFIC_WINDOWS, Topics.TRAFFIC_ACTIVE)) {
            List<PartitionInfo> found = consumer.partitionsFor(topic.name());
            if (found.isEmpty()) {
                throw new IllegalStateException(topic.name() + " does not exist yet");
            }
            found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        Rewind.to(clock.instant().minus(LiveTraffic.reach()), consumer, partitions, next);
        heard.begin();
        long discarded = System.nanoTime();
        long noted = Long.MIN_VALUE;
        while (goOn.getAsBoolean()) {
            consumer.poll(POLL).forEach(this::add);
            partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
            heard.polled(consumer);
            noted = note(noted);
            if (System.nanoTime() - discarded > DISCARD.toNanos()) {
                traffic.discardOld();
                active.discardEnded();
                discarded = System.nanoTime();
            }
        }
    }

    /** Notes what is under way, once a second; while Kafka is away nobody knows, and nothing is noted. */
    private long note(long noted) {
        Instant now = clock.instant();
        Instant until = heard.until();
        long second = now.getEpochSecond();
        if (second == noted || until == null || until.plus(SILENCE).isBefore(now)) {
            return noted;
        }
        activeHistory.note(second, active.byScope());
        return second;
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(Topics.TRAFFIC_ACTIVE.name())) {
                active.add(SampleCodec.decode(record.value(), TrafficActive.class));
            } else {
                traffic.add(SampleCodec.decode(record.value(), TrafficWindow.class));
            }
        } catch (InvalidSampleException e) {
            LOG.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("a record of our own cannot be read");
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
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
