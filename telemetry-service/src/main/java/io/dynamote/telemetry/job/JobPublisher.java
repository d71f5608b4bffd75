package io.dynamote.telemetry.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.job.JobState;
import io.dynamote.runtime.kafka.KafkaProperties;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts states of jobs on {@code dynamote.jobs}. */
@Singleton
final class JobPublisher {

    private static final String SOURCE = "/dynamote/telemetry";

    private final Supplier<UUID> ids;
    private final KafkaProducer<String, byte[]> producer;

    JobPublisher(KafkaProperties kafka, Supplier<UUID> ids) {
        this.ids = ids;
        this.producer = new KafkaProducer<>(
                kafka.client(Map.of(
                        "linger.ms",
                        2,
                        "max.block.ms",
                        2_000,
                        "request.timeout.ms",
                        3_000,
                        "delivery.timeout.ms",
                        4_000)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns once Kafka has it.
     *
     * @param traceparent of the request that brought it; null without one
     * @return when it was sent, as every reader will see it
     * @throws JobException.KafkaAway if it is not sure that Kafka has it
     */
    Instant publish(JobState state, @Nullable String traceparent) throws InterruptedException {
        EncodedEvent event = EventCodec.encode(Event.of(ids.get(), SOURCE, state.updatedAt(), traceparent, state));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(event.topic(), event.key(), event.value());
        event.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return Instant.ofEpochMilli(producer.send(record).get().timestamp());
        } catch (ExecutionException e) {
            throw new JobException.KafkaAway(String.valueOf(e.getCause().getMessage()));
        } catch (KafkaException e) {
            throw new JobException.KafkaAway(String.valueOf(e.getMessage()));
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(3));
    }
}
