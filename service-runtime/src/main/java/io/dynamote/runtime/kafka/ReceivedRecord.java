package io.dynamote.runtime.kafka;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A record as it came from Kafka.
 *
 * @param topic where it came from
 * @param key its key
 * @param headers its headers as UTF-8 text
 * @param value its value; null for a tombstone
 * @param time when it was sent, or stored, as the topic has it
 */
@SuppressWarnings("ArrayRecordComponent") // the wire form: handed on, never compared
public record ReceivedRecord(
        String topic, String key, Map<String, String> headers, byte @Nullable [] value, Instant time) {}
