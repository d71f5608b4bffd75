package io.dynamote.runtime.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import io.dynamote.runtime.kafka.KafkaProperties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the lines of one service to {@value #TOPIC}, in their order and once. While Kafka is away it waits with what it
 * has, and the buffer behind it fills up and begins to drop.
 */
final class LinePublisher {

    static final String TOPIC = "dynamote.logs";

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    /** How long the end of a service may wait for its last lines. */
    private static final Duration FLUSH = Duration.ofSeconds(2);

    private final LineBuffer buffer;
    private final LineEncoder encoder;
    private final String service;
    private final KafkaProperties kafka;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong lost = new AtomicLong();
    private long sequence;
    private @Nullable ProducerRecord<String, byte[]> unsent;

    LinePublisher(LineBuffer buffer, String service, String instance, KafkaProperties kafka) {
        this.buffer = buffer;
        this.encoder = new LineEncoder(service, instance);
        this.service = service;
        this.kafka = kafka;
        this.thread = Thread.ofPlatform().name("log-stream").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        LogRouter.beNobody();
        try {
            while (unsent != null || !isDone()) {
                publish();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed, and Kafka does not take the last lines
        }
    }

    /** Publishes until the end, or until this producer cannot go on. */
    private void publish() throws InterruptedException {
        try (KafkaProducer<String, byte[]> producer = open()) {
            try {
                send(producer);
                producer.flush();
            } catch (InterruptedException | InterruptException e) {
                var _ = Thread.interrupted(); // or the producer would complain of it
                producer.close(Duration.ZERO);
                throw new InterruptedException("closed before Kafka took the last lines");
            }
        } catch (KafkaException e) {
            Thread.sleep(BACK_OFF); // an address that cannot be resolved yet, or a client that has to be replaced
        }
    }

    private void send(KafkaProducer<String, byte[]> producer) throws InterruptedException {
        while (unsent != null || !isDone()) {
            unsent = unsent == null ? next() : unsent;
            if (unsent == null) {
                var _ = closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } else if (sent(producer, unsent)) {
                unsent = null;
            }
        }
    }

    private boolean sent(KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        try {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    lost.incrementAndGet();
                }
            });
            return true;
        } catch (TimeoutException e) {
            return false; // Kafka is away or its buffer is full: this one again
        }
    }

    private @Nullable ProducerRecord<String, byte[]> next() {
        CapturedLine line = buffer.poll();
        if (line == null && closing.getCount() == 0) {
            line = farewell();
        }
        if (line == null) {
            return null;
        }
        sequence += line.dropped() + 1;
        byte[] value = encoder.encode(line, sequence, line.dropped() + lost.getAndSet(0));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, service, value);
        record.headers().add("schema", LineEncoder.SCHEMA.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** Tells of dropped lines after which no other line came. */
    private @Nullable CapturedLine farewell() {
        long dropped = buffer.takeDropped();
        return dropped == 0
                ? null
                : new CapturedLine(
                        Instant.now(),
                        Level.WARN,
                        LinePublisher.class.getName(),
                        thread.getName(),
                        "the last lines came too fast",
                        Map.of(),
                        null,
                        null,
                        dropped);
    }

    private boolean isDone() {
        return closing.getCount() == 0 && buffer.isEmpty();
    }

    private KafkaProducer<String, byte[]> open() {
        return new KafkaProducer<>(
                kafka.client(Map.of(
                        "linger.ms",
                        20,
                        "buffer.memory",
                        1 << 20,
                        "max.block.ms",
                        10_000,
                        "reconnect.backoff.max.ms",
                        1_000,
                        // An outage of any length is waited out; what it costs is counted by the buffer.
                        "delivery.timeout.ms",
                        Integer.MAX_VALUE)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends what waits, as far as Kafka takes it within a short time. */
    void close() {
        closing.countDown();
        try {
            if (!thread.join(FLUSH)) {
                thread.interrupt();
                thread.join(FLUSH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
