package io.dynamote.telemetry.traffic;

/**
 * What is told apart.
 *
 * @param deployment {@code namespace/name}; empty if unknown
 * @param model that was asked for
 * @param team whose requests; empty if unknown
 */
record SeriesKey(String deployment, String model, String team) {}
