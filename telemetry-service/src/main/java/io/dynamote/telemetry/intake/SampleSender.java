package io.dynamote.telemetry.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import io.dynamote.events.SampleType;
import io.dynamote.runtime.kafka.KafkaProperties;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Hands samples to Kafka and waits until they are there; lets only so many senders wait at a time. */
@Singleton
final class SampleSender {

    private static final int MOST_WAITING = 64;

    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final KafkaProducer<String, byte[]> producer;

    SampleSender(KafkaProperties kafka) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "linger.ms", 5,
                        "compression.type", "lz4",
                        "max.block.ms", 2_000,
                        "request.timeout.ms", 3_000,
                        "delivery.timeout.ms", 4_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns when all are stored.
     *
     * @throws IntakeException.Busy if too many wait already; nothing was sent then
     * @throws IntakeException.KafkaAway if it is not sure that all were stored
     */
    void send(List<OutgoingSample> samples) throws InterruptedException {
        if (!room.tryAcquire()) {
            throw new IntakeException.Busy();
        }
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (OutgoingSample sample : samples) {
                ProducerRecord<String, byte[]> record =
                        new ProducerRecord<>(sample.type().topic().name(), sample.key(), sample.value());
                record.headers().add(SampleType.HEADER, sample.type().id().getBytes(StandardCharsets.UTF_8));
                sent.add(producer.send(record));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IntakeException.KafkaAway(String.valueOf(e.getCause().getMessage()));
        } catch (KafkaException e) {
            throw new IntakeException.KafkaAway(String.valueOf(e.getMessage()));
        } finally {
            room.release();
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(3));
    }
}
