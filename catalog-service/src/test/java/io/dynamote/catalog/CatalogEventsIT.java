package io.dynamote.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.dynamote.events.EncodedEvent;
import io.dynamote.events.EventCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.model.ModelState;
import io.dynamote.runtime.kafka.ReceivedRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.dynamote.catalog.CatalogClient.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CatalogEventsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static CatalogFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new CatalogFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldPublishTheShippedModelsWithAllTheirFacts() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(fixture.published("Qwen/Qwen3-0.6B")).hasSize(1));
        ModelState state = state(fixture.published("Qwen/Qwen3-0.6B").getFirst());
        assertThat(state.parameters()).isEqualTo(596_049_920);
        assertThat(state.supportedEngines()).containsExactly("vllm", "sglang", "trtllm");
        assertThat(state.architecture()).isEqualTo(new ModelState.Architecture(28, 8, 128, "bf16"));
    }

    @Test
    void shouldPublishEachChangeOnceInOrderAndATombstoneAtTheEnd() {
        CatalogClient client = fixture.client();
        client.post("/api/models", model("team/told", "One"), "traceparent", TRACE);
        client.send("PUT", "/api/models/team/told", model("team/told", "Two"));
        client.send("PUT", "/api/models/team/told", model("team/told", "Two"));
        client.send("DELETE", "/api/models/team/told", "");
        client.post("/api/models", model("team/told", "Three"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.published("team/told")).hasSize(4));
        List<ReceivedRecord> published = fixture.published("team/told");
        assertThat(published).extracting(record -> name(record)).containsExactly("One", "Two", "", "Three");
        assertThat(published)
                .allSatisfy(record -> assertThat(record.headers())
                        .containsEntry("ce_type", "model.state.v1")
                        .containsEntry("ce_source", "/dynamote/catalog")
                        .containsEntry("ce_subject", "team/told"));
        assertThat(published.getFirst().headers().get("traceparent"))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(published)
                .extracting(record -> record.headers().get("ce_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldBeReadableByTheSdkOfCloudEvents() {
        List<CloudEvent> events = new ArrayList<>();
        try (KafkaConsumer<String, CloudEvent> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, fixture.kafka().bootstrapServers()),
                new StringDeserializer(),
                new CloudEventDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.MODELS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (ConsumerRecord<String, CloudEvent> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value() != null) { // a tombstone has headers only
                        events.add(record.value());
                    }
                }
                assertThat(events).extracting(CloudEvent::getSubject).contains("microsoft/phi-4");
            });
        }
        assertThat(events).allSatisfy(event -> assertThat(event.getType()).isEqualTo("model.state.v1"));
    }

    private static String name(ReceivedRecord record) {
        return record.value() == null ? "" : state(record).name();
    }

    private static ModelState state(ReceivedRecord record) {
        try {
            return EventCodec.decode(new EncodedEvent(record.topic(), record.key(), record.headers(), record.value()))
                    .map(event -> (ModelState) event.data())
                    .orElseThrow();
        } catch (UnreadableEventException e) {
            throw new AssertionError("not the state of a model: " + record, e);
        }
    }
}
