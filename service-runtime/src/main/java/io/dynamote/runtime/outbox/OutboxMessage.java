package io.dynamote.runtime.outbox;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A record to send once the transaction that holds it has committed.
 *
 * @param id identifies the message for ever
 * @param topic Kafka topic
 * @param key record key; messages with one key are sent in the order in which they were appended
 * @param headers header name to UTF-8 text
 * @param value the record value; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // the wire form: handed on, never compared
public record OutboxMessage(UUID id, String topic, String key, Map<String, String> headers, byte @Nullable [] value) {

    public OutboxMessage {
        headers = Map.copyOf(headers);
    }
}
