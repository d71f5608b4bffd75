package io.dynamote.telemetry.log;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.log.LogLine;
import io.dynamote.runtime.ending.Ending;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.Heard;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.Lives;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code dynamote.logs}, at the start from as many lines back as can be kept at most. Every instance reads
 * everything. Lines that cannot be read are counted: each instance meets them at each start, and a dead letter for each
 * time would be noise.
 */
@Context
final class LogTail implements Ending {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaProperties kafka;
    private final LogBook book;
    private final int most;
    private final ConsumerLags lags;
    private final Heard heard;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Lives lives;
    private long unreadable;

    LogTail(KafkaProperties kafka, LogBook book, LogProperties properties, ConsumerLags lags, Clock clock) {
        this.kafka = kafka;
        this.book = book;
        this.most = properties.overall();
        this.lags = lags;
        this.heard = new Heard(clock);
        lags.heard("log-tail", heard::until);
        this.lives = new Lives("log-tail", this::live).start();
    }

    /** Up to when every line has been read; null before those are read that lay there at the start. */
    @Nullable
    Instant heardUntil() {
        return heard.until();
    }

    private void live(BooleanSupplier goOn) {
        try (KafkaConsumer<String, byte[]> consumer = open();
                ConsumerLags.Watch _ = lags.watch("log-tail", consumer)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.LOGS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException(Topics.LOGS.name() + " does not exist yet");
            }
            consumer.assign(partitions);
            position(consumer, partitions);
            heard.begin();
            while (goOn.getAsBoolean()) {
                consumer.poll(POLL).forEach(this::add);
                partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
                heard.polled(consumer);
            }
        }
    }

    private void position(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long first = Math.max(begins.get(partition), ends.get(partition) - most);
            consumer.seek(partition, Math.max(next.getOrDefault(partition, 0L), first));
        }
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        Header schema = record.headers().lastHeader(SampleType.HEADER);
        if (schema == null
                || !SampleType.LOG_LINE.id().equals(new String(schema.value(), StandardCharsets.UTF_8))
                || record.value() == null) {
            refuse(record, "it is not a " + SampleType.LOG_LINE.id());
            return;
        }
        try {
            book.add(record.partition(), record.offset(), SampleCodec.decode(record.value(), LogLine.class));
        } catch (InvalidSampleException e) {
            refuse(record, String.valueOf(e.getMessage()));
        }
    }

    /** Told for the first one only: a line about each would be one more line on the same topic. */
    private void refuse(ConsumerRecord<String, byte[]> record, String reason) {
        unreadable++;
        if (unreadable == 1) {
            LOG.atWarn()
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", reason)
                    .log("a line cannot be read; others like it are not told of");
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false,
                        "fetch.max.wait.ms",
                        250,
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
