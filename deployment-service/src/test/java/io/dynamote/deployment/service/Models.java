package io.dynamote.deployment.service;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.model.ModelState;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The catalog, as far as this service sees it: its topic. */
final class Models {

    static final String QWEN = "Qwen/Qwen3-0.6B";
    static final String PHI = "microsoft/Phi-3-mini-4k-instruct";

    private Models() {}

    static void createTopic(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            NewTopic topic = new NewTopic(Topics.MODELS.name(), Topics.MODELS.partitions(), (short) 1)
                    .configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void publish(String bootstrapServers) {
        createTopic(bootstrapServers);
        publish(bootstrapServers, model(QWEN, 32_768, List.of("vllm", "sglang", "trtllm")));
        publish(bootstrapServers, model(PHI, 4_096, List.of("vllm", "sglang")));
    }

    static void publish(String bootstrapServers, ModelState model) {
        EncodedEvent event =
                EventCodec.encode(Event.of(UUID.randomUUID(), "/dynamote/catalog", Instant.now(), null, model));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            var letter = new ProducerRecord<>(event.topic(), event.key(), event.value());
            event.headers().forEach((name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            var _ = producer.send(letter);
            producer.flush();
        }
    }

    static ModelState model(String id, int contextLength, List<String> engines) {
        return new ModelState(
                id, id, "A model.", "1B", "chat", null, contextLength, "apache-2.0", false, engines, "4GB", null);
    }
}
