package io.dynamote.telemetry.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.runtime.kafka.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One life of the aggregator: from {@code dynamote.requests} to {@code dynamote.traffic-windows}. What was counted, which
 * requests that were and how far it has read are written in one Kafka transaction, so each request counts exactly once
 * however this ends. It holds nothing that cannot be read again; after any failure a new life begins.
 */
final class Aggregation implements AutoCloseable {

    private static final String GROUP = "dynamote.traffic-aggregator";
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration FORGET = Duration.ofMinutes(15);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final PositionStore store;
    private final RequestDecoder decoder;
    private final long flushNanos;
    private final Deltas deltas;
    private final Deltas frontendDeltas;
    private final TrafficCounters counters;
    private final Pulses pulses;
    private final Clock clock;
    private final List<ProducerRecord<String, byte[]>> letters = new ArrayList<>();
    private final RequestDecoder.Sink counting = new Counting();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private ProducerPositions positions = new ProducerPositions();
    private long flushed = System.nanoTime();
    private long forgotten = System.nanoTime();

    Aggregation(AggregationSettings settings, RequestDecoder decoder, TrafficCounters counters, Clock clock) {
        this.decoder = decoder;
        this.counters = counters;
        this.pulses = new Pulses(clock);
        this.clock = clock;
        this.flushNanos = settings.flushInterval().toNanos();
        this.deltas = new Deltas(settings.mostSeries());
        this.frontendDeltas = new Deltas(settings.mostSeries(), TrafficSource.FRONTEND);
        this.store = new PositionStore(settings.bootstrapServers());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        settings.bootstrapServers(),
                        "group.id",
                        GROUP,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "session.timeout.ms",
                        10_000,
                        "heartbeat.interval.ms",
                        1_000,
                        "max.poll.records",
                        5_000,
                        "fetch.max.wait.ms",
                        20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", settings.bootstrapServers(),
                        "transactional.id", GROUP + "-" + UUID.randomUUID(),
                        "transaction.timeout.ms", 10_000,
                        "compression.type", "lz4",
                        "linger.ms", 0,
                        "delivery.timeout.ms", 9_000,
                        "request.timeout.ms", 4_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Takes part in the work; returns only by an exception. */
    void begin() {
        producer.initTransactions();
        consumer.subscribe(List.of(Topics.REQUESTS.name()), new Partitions());
    }

    /** Counts what has come, and writes what has waited long enough. */
    void step() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            count(record);
            offsets.put(
                    new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        }
        long now = System.nanoTime();
        if (!offsets.isEmpty() && now - flushed >= flushNanos) {
            flush();
        }
        if (now - forgotten >= FORGET.toNanos()) {
            deltas.forgetUnused();
            frontendDeltas.forgetUnused();
            positions.forgetGone(clock.instant());
            forgotten = now;
        }
    }

    private void count(ConsumerRecord<String, byte[]> record) {
        try {
            decoder.decode(record, counting);
        } catch (InvalidSampleException e) {
            counters.unreadable();
            letters.add(DeadLetters.letter(
                    record.topic(), headers(record), record.value(), String.valueOf(e.getMessage())));
        }
    }

    /** What is in a record, counted. */
    private final class Counting implements RequestDecoder.Sink {

        @Override
        public void request(RequestFields request) {
            if (positions.count(request)) {
                deltas.add(request);
                counters.counted();
            } else {
                counters.duplicate();
            }
        }

        @Override
        public void pulse(GatewayPulse pulse) {
            pulses.add(pulse);
        }

        @Override
        public void reading(FrontendReading reading) {
            for (FrontendDelta delta : positions.count(reading)) {
                frontendDeltas.add(reading, delta);
            }
            FrontendPulse.of(reading).ifPresent(pulses::add);
        }
    }

    private void flush() {
        producer.beginTransaction();
        sendWindows(deltas);
        sendWindows(frontendDeltas);
        positions
                .takeChanges()
                .forEach((name, position) -> send(
                        SampleType.REQUEST_POSITION,
                        new ProducerRecord<>(
                                Topics.REQUEST_POSITIONS.name(),
                                name,
                                position.map(SampleCodec::encode).orElse(null))));
        pulses.take()
                .forEach(active -> send(
                        SampleType.TRAFFIC_ACTIVE,
                        new ProducerRecord<>(
                                Topics.TRAFFIC_ACTIVE.name(), active.producer(), SampleCodec.encode(active))));
        for (ProducerRecord<String, byte[]> letter : letters) {
            var _ = producer.send(letter);
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        offsets.clear();
        letters.clear();
        flushed = System.nanoTime();
    }

    private void sendWindows(Deltas counted) {
        counted.take()
                .forEach(window -> send(
                        SampleType.TRAFFIC_WINDOW,
                        new ProducerRecord<>(
                                Topics.TRAFFIC_WINDOWS.name(), window.deployment(), SampleCodec.encode(window))));
    }

    private void send(SampleType type, ProducerRecord<String, byte[]> record) {
        record.headers().add(SampleType.HEADER, type.id().getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(record);
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    /** What is counted belongs to the partitions that one has: it is written before they go and read when they come. */
    private final class Partitions implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> gone) {
            if (!offsets.isEmpty()) {
                flush();
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> come) {
            positions = new ProducerPositions();
            store.restore(
                    consumer.assignment().stream()
                            .map(TopicPartition::partition)
                            .toList(),
                    positions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> gone) {
            throw new IllegalStateException("the partitions " + gone + " were taken away while there was work on them");
        }
    }

    @Override
    public void close() {
        // What was not written is read again; leaving the group must not try to write with a closed producer.
        offsets.clear();
        try {
            producer.close(Duration.ofSeconds(2));
        } finally {
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
        }
    }
}
