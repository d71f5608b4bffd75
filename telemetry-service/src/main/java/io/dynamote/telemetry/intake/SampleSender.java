package io.dynamote.telemetry.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.dynamote.events.SampleType;
import io.dynamote.runtime.kafka.KafkaProperties;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Hands samples to Kafka and waits until they are there. {@link IntakeGate} bounds how many wait. */
@Singleton
final class SampleSender {

    /** For a whole batch. A record that finds no room may wait {@link #MOST_BLOCKED_MILLIS} beyond it. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int MOST_BLOCKED_MILLIS = 2_000;

    private final KafkaProducer<String, byte[]> producer;

    SampleSender(KafkaProperties kafka) {
        this.producer = new KafkaProducer<>(
                kafka.client(Map.of(
                        "linger.ms",
                        5,
                        "compression.type",
                        "lz4",
                        "max.block.ms",
                        MOST_BLOCKED_MILLIS,
                        "request.timeout.ms",
                        3_000,
                        "delivery.timeout.ms",
                        4_000)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns when all are stored, or fails within five seconds.
     *
     * @throws IntakeException.TooLarge if one can never be stored
     * @throws IntakeException.KafkaAway if it is not sure that all were stored
     */
    void send(List<OutgoingSample> samples) throws InterruptedException {
        try {
            store(samples, System.nanoTime() + PATIENCE.toNanos());
        } catch (ExecutionException e) {
            throw refusal(e.getCause());
        } catch (TimeoutException e) {
            throw new IntakeException.KafkaAway("not stored within " + PATIENCE.toSeconds() + " s");
        } catch (KafkaException | IllegalStateException e) { // the latter if the producer is closed
            throw refusal(e);
        }
    }

    private void store(List<OutgoingSample> samples, long deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(samples.size());
        for (OutgoingSample sample : samples) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException();
            }
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(sample.type().topic().name(), sample.key(), sample.value());
            record.headers().add(SampleType.HEADER, sample.type().id().getBytes(StandardCharsets.UTF_8));
            Future<RecordMetadata> coming = producer.send(record);
            if (coming.isDone()) {
                // Kafka's client did not even take it into its buffer: each of the rest would wait as long for the
                // same.
                coming.get();
            }
            sent.add(coming);
        }
        for (Future<RecordMetadata> each : sent) {
            each.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private static IntakeException refusal(Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        return cause instanceof RecordTooLargeException
                ? new IntakeException.TooLarge(reason)
                : new IntakeException.KafkaAway(reason);
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(3));
    }
}
