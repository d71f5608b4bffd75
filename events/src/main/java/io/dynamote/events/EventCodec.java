package io.dynamote.events;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads events in the Kafka binary mode of CloudEvents 1.0. Unknown fields of the data are ignored, so that
 * producers may add fields.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class EventCodec {

    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private EventCodec() {}

    /** The event as the record to send. */
    public static EncodedEvent encode(Event<?> event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", SPEC_VERSION);
        headers.put("ce_id", event.id().toString());
        headers.put("ce_type", event.type().id());
        headers.put("ce_source", event.source());
        headers.put("ce_time", event.time().toString());
        headers.put("ce_subject", event.key());
        headers.put("content-type", CONTENT_TYPE);
        if (event.traceparent() != null) {
            headers.put("traceparent", event.traceparent());
        }
        return new EncodedEvent(event.type().topic().name(), event.key(), headers, json(event.data()));
    }

    /**
     * Reads a record.
     *
     * @return the event, or empty if its type is not known to this version of the contract
     * @throws UnreadableEventException if an attribute or the data does not hold to the contract
     */
    public static Optional<Event<?>> decode(EncodedEvent record) throws UnreadableEventException {
        String typeId = required(record, "ce_type");
        Optional<EventType> known = EventType.byId(typeId);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        EventType type = known.get();
        if (!type.topic().name().equals(record.topic())) {
            throw new UnreadableEventException("type " + typeId + " belongs to topic "
                    + type.topic().name() + ", but was read from " + record.topic());
        }
        String id = required(record, "ce_id");
        String time = required(record, "ce_time");
        try {
            return Optional.of(new Event<>(
                    UUID.fromString(id),
                    type,
                    required(record, "ce_source"),
                    Instant.parse(time),
                    record.key(),
                    record.headers().get("traceparent"),
                    data(type, record.value())));
        } catch (DateTimeException e) {
            throw new UnreadableEventException("ce_time must be an RFC 3339 time, not: " + time, e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("event " + id + " of type " + typeId + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable EventPayload data(EventType type, byte @Nullable [] value)
            throws UnreadableEventException {
        if (value == null) {
            return null;
        }
        try {
            return JSON.readValue(value, type.payload());
        } catch (IOException e) {
            throw new UnreadableEventException("data is not a " + type.id() + ": " + e.getMessage(), e);
        }
    }

    private static byte @Nullable [] json(@Nullable EventPayload data) {
        if (data == null) {
            return null;
        }
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payload record must always be writable: " + data.getClass(), e);
        }
    }

    private static String required(EncodedEvent record, String header) throws UnreadableEventException {
        String value = record.headers().get(header);
        if (value == null || value.isBlank()) {
            throw new UnreadableEventException("header " + header + " is missing");
        }
        return value;
    }
}
