package io.dynamote.telemetry.traffic;

import java.time.Duration;

import io.dynamote.runtime.kafka.KafkaProperties;

/**
 * What an aggregation is told.
 *
 * @param kafka how to reach it
 * @param mostSeries combinations of deployment, model and team that are told apart
 * @param flushInterval longest wait of a request until it is written
 */
record AggregationSettings(KafkaProperties kafka, int mostSeries, Duration flushInterval) {}
