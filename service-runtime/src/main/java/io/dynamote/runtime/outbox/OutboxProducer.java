package io.dynamote.runtime.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The idempotent producer behind the relay: waits for Kafka rather than dropping or reordering. */
final class OutboxProducer implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final DeadLetters deadLetters;

    OutboxProducer(KafkaProperties kafka, DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
        this.producer = new KafkaProducer<>(
                kafka.client(Map.of(
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends the messages in order and returns once Kafka has acknowledged every one. A message that Kafka will never
     * take goes to the dead letters instead.
     *
     * @throws ExecutionException if Kafka could not take a message; none after it was sent
     */
    void sendAll(List<OutboxMessage> messages) throws ExecutionException, InterruptedException {
        List<Sent> underway = new ArrayList<>(messages.size());
        for (OutboxMessage message : messages) {
            Sent sent = new Sent(message, producer.send(record(message)));
            if (sent.result().isDone()) {
                acknowledge(sent); // refused at once: a later message must not overtake it
            } else {
                underway.add(sent);
            }
        }
        for (Sent sent : underway) {
            acknowledge(sent);
        }
    }

    private record Sent(OutboxMessage message, Future<RecordMetadata> result) {}

    private void acknowledge(Sent sent) throws ExecutionException, InterruptedException {
        OutboxMessage message = sent.message();
        try {
            sent.result().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RecordTooLargeException) {
                // Without its value, which the topic of the dead letters would not take either.
                deadLetters.publish(
                        message.topic(), message.headers(), null, "too large for Kafka: " + cause.getMessage());
            } else if (cause instanceof InvalidTopicException) {
                deadLetters.publish(
                        message.topic(),
                        message.headers(),
                        message.value(),
                        "no topic of Kafka: " + cause.getMessage());
            } else {
                throw e;
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(OutboxMessage message) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(message.topic(), message.key(), message.value());
        message.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
