package io.dynamote.telemetry.intake;

import io.dynamote.events.SampleType;

/**
 * A record for Kafka.
 *
 * @param type which says the topic and the header
 * @param key of the record
 * @param value of the record
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record OutgoingSample(SampleType type, String key, byte[] value) {}
