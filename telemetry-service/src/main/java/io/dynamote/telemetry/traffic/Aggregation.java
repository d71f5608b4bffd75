package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamote.events.Topics;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.KafkaProperties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
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

    /** A position holds what a frontend's counters stand at, which is as large as a record may be, and more. */
    private static final int MOST_REQUEST_BYTES = 4 << 20;

    private final KafkaConsumer<String, byte[]> consumer;
    private final ConsumerLags.Watch watch;
    private final KafkaProducer<String, byte[]> producer;
    private final PositionStore store;
    private final long flushNanos;
    private final RequestCounting counting;
    private final TrafficCounters counters;
    private final Suspects suspects;
    private final Map<TopicPartition, Long> begins = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private long flushed = System.nanoTime();
    private long forgotten = System.nanoTime();

    Aggregation(
            AggregationSettings settings, TrafficCounters counters, Suspects suspects, ConsumerLags lags, Clock clock) {
        this.counters = counters;
        this.suspects = suspects;
        this.flushNanos = settings.flushInterval().toNanos();
        this.counting = new RequestCounting(settings.mostSeries(), new RequestDecoder(clock), clock);
        this.store = new PositionStore(settings.kafka());
        this.consumer = open(settings.kafka());
        this.producer = new KafkaProducer<>(
                settings.kafka()
                        .client(Map.of(
                                "transactional.id",
                                GROUP + "-" + UUID.randomUUID(),
                                "transaction.timeout.ms",
                                10_000,
                                "compression.type",
                                "lz4",
                                "linger.ms",
                                0,
                                "delivery.timeout.ms",
                                9_000,
                                "request.timeout.ms",
                                4_000,
                                "max.request.size",
                                MOST_REQUEST_BYTES)),
                new StringSerializer(),
                new ByteArraySerializer());
        this.watch = lags.watch("traffic-aggregator", consumer);
    }

    private static KafkaConsumer<String, byte[]> open(KafkaProperties kafka) {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
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
                        20)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Takes part in the work; returns only by an exception. */
    void begin() {
        producer.initTransactions();
        consumer.subscribe(List.of(Topics.REQUESTS.name()), new Partitions());
    }

    /** Counts what has come, and writes what has waited long enough. */
    void step() {
        try {
            consumer.poll(POLL).forEach(this::read);
            long now = System.nanoTime();
            if (!offsets.isEmpty() && now - flushed >= flushNanos) {
                flush();
            }
            if (now - forgotten >= FORGET.toNanos()) {
                counting.forgetUnused();
                forgotten = now;
            }
        } catch (RuntimeException e) {
            suspects.ended(begins, offsets, e);
            throw e;
        }
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        boolean suspected = suspects.suspect(record);
        if (suspected && !offsets.isEmpty()) {
            flush();
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        begins.putIfAbsent(partition, record.offset());
        offsets.put(partition, new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        if (!suspected) {
            counting.count(record);
            return;
        }
        if (suspects.isCulprit(record)) {
            counting.refuse(record, "what was counted of it could not be written");
        } else {
            suspects.alone(record);
            counting.count(record);
        }
        flush();
    }

    private void flush() {
        long begin = System.nanoTime();
        producer.beginTransaction();
        counting.take().forEach(record -> {
            var _ = producer.send(record);
        });
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        counters.add(counting.takeTally());
        counters.committed(System.nanoTime() - begin);
        suspects.written(offsets);
        begins.clear();
        offsets.clear();
        flushed = System.nanoTime();
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
            counting.positions().clear();
            store.restore(
                    consumer.assignment().stream()
                            .map(TopicPartition::partition)
                            .toList(),
                    counting.positions());
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
        watch.close();
        try {
            producer.close(Duration.ofSeconds(2));
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        }
    }
}
