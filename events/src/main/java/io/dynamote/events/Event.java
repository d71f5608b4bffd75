package io.dynamote.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A CloudEvents 1.0 event on one of Dynamote's topics.
 *
 * @param id identifies the event for ever; consumers drop what they have seen
 * @param type type id, for example {@code deployment.phase-changed.v1}
 * @param source the service that published it, for example {@code /dynamote/deployment}
 * @param time when the fact happened, not when it was sent
 * @param key record key and CloudEvents subject
 * @param traceparent W3C trace context of the request that caused it, if there was one
 * @param data the payload; null for a tombstone on a compacted topic
 * @param <T> type of the payload
 */
public record Event<T extends EventPayload>(
        UUID id,
        EventType type,
        String source,
        Instant time,
        String key,
        @Nullable String traceparent,
        @Nullable T data) {

    public Event {
        if (data == null && type.topic().cleanup() != Topic.Cleanup.COMPACT) {
            throw new IllegalArgumentException("only a compacted topic has tombstones, not: " + type.id());
        }
        if (data != null && !type.payload().isInstance(data)) {
            throw new IllegalArgumentException(
                    "data of " + type.id() + " must be " + type.payload().getName() + ", not: " + data.getClass());
        }
    }

    /** An event that carries this payload, typed and keyed by it. */
    public static <T extends EventPayload> Event<T> of(
            UUID id, String source, Instant time, @Nullable String traceparent, T data) {
        return new Event<>(id, EventType.of(data.getClass()), source, time, data.key(), traceparent, data);
    }

    /** The end of the state of one key: consumers of the compacted topic forget it. */
    public static <T extends EventPayload> Event<T> tombstone(
            UUID id, EventType type, String source, Instant time, @Nullable String traceparent, String key) {
        return new Event<>(id, type, source, time, key, traceparent, null);
    }
}
