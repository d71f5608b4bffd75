package io.dynamote.telemetry.traffic;

import java.time.Duration;

/**
 * What an aggregation is told.
 *
 * @param bootstrapServers of Kafka
 * @param mostSeries combinations of deployment, model and team that are told apart
 * @param flushInterval longest wait of a request until it is written
 */
record AggregationSettings(String bootstrapServers, int mostSeries, Duration flushInterval) {}
