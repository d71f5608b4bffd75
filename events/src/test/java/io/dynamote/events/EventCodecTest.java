package io.dynamote.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.dynamote.events.model.ModelState;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventCodecTest {

    private static final EncodedEvent PHASE_CHANGED = EventCodec.encode(Samples.of(EventType.DEPLOYMENT_PHASE_CHANGED));

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldBeReadByTheCloudEventsSdk(EventType type) {
        Event<?> event = Samples.of(type);
        CloudEvent read = readBySdk(EventCodec.encode(event));

        assertThat(read.getSpecVersion()).hasToString("1.0");
        assertThat(read.getId()).isEqualTo(event.id().toString());
        assertThat(read.getType()).isEqualTo(type.id());
        assertThat(read.getSource()).hasToString(event.source());
        assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(event.time());
        assertThat(read.getSubject()).isEqualTo(event.key());
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getData()).isNotNull();
    }

    @Test
    void shouldKeyATombstoneAndCarryNoData() throws Exception {
        Event<ModelState> tombstone = Event.tombstone(
                UUID.randomUUID(),
                EventType.MODEL_STATE,
                "/dynamote/catalog",
                Instant.parse("2026-11-20T12:00:00Z"),
                null,
                "Qwen/Qwen3-0.6B");
        EncodedEvent record = EventCodec.encode(tombstone);

        assertThat(record.key()).isEqualTo("Qwen/Qwen3-0.6B");
        assertThat(record.value()).isNull();
        assertThat(EventCodec.decode(record)).contains(tombstone);
    }

    @Test
    void shouldRefuseATombstoneOnATopicOfFacts() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Event.tombstone(
                        UUID.randomUUID(), EventType.DEPLOYMENT_APPLIED, "/x", Instant.EPOCH, null, "ns/name"))
                .withMessageContaining("deployment.applied.v1");
    }

    @Test
    void shouldIgnoreFieldsThatItDoesNotKnow() throws Exception {
        String data = text(PHASE_CHANGED).replaceFirst("\\{", "{\"addedLater\": [1, 2],");
        assertThat(EventCodec.decode(with(PHASE_CHANGED, Map.of(), data)))
                .contains(Samples.of(EventType.DEPLOYMENT_PHASE_CHANGED));
    }

    @Test
    void shouldPassOverTypesThatItDoesNotKnow() throws Exception {
        assertThat(EventCodec.decode(with(PHASE_CHANGED, Map.of("ce_type", "deployment.teleported.v1"), "{}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_time"})
    void shouldSayWhichHeaderIsMissing(String header) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.decode(with(PHASE_CHANGED, Map.of(header, " "), text(PHASE_CHANGED))))
                .withMessageContaining(header);
    }

    @ParameterizedTest
    @CsvSource({"ce_time,yesterday", "ce_id,12", "ce_type,model.state.v1"})
    void shouldRefuseAHeaderThatBreaksTheContract(String header, String value) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.decode(with(PHASE_CHANGED, Map.of(header, value), text(PHASE_CHANGED))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "[]", "{\"revision\": \"many\"}", "{\"revision\": null}", "{\"to\": \"Flying\"}"
            })
    void shouldRefuseDataThatBreakTheContract(String data) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.decode(with(PHASE_CHANGED, Map.of(), data)))
                .withMessageContaining("deployment.phase-changed.v1");
    }

    private static String text(EncodedEvent record) {
        return new String(Objects.requireNonNull(record.value()), StandardCharsets.UTF_8);
    }

    private static EncodedEvent with(EncodedEvent record, Map<String, String> headers, String data) {
        Map<String, String> changed = new HashMap<>(record.headers());
        changed.putAll(headers);
        return new EncodedEvent(record.topic(), record.key(), changed, data.getBytes(StandardCharsets.UTF_8));
    }

    private static CloudEvent readBySdk(EncodedEvent record) {
        RecordHeaders headers = new RecordHeaders();
        record.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
            return deserializer.deserialize(record.topic(), headers, record.value());
        }
    }
}
