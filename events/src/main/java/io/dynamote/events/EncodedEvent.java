package io.dynamote.events;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event as Kafka carries it, in CloudEvents' binary mode: attributes as headers, data as the value.
 *
 * @param topic name of the topic
 * @param key record key
 * @param headers header name to UTF-8 text, in a fixed order
 * @param value JSON of the data in UTF-8; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // the wire form: handed on, never compared
public record EncodedEvent(String topic, String key, Map<String, String> headers, byte @Nullable [] value) {}
