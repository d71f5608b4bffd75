package io.dynamote.telemetry.traffic;

import io.dynamote.events.traffic.TrafficSource;

/**
 * What is told apart.
 *
 * @param deployment {@code namespace/name}; empty if unknown
 * @param model that was asked for
 * @param team whose requests; empty if unknown. Of a frontend it is the owner of the deployment
 * @param source who told
 */
public record SeriesKey(String deployment, String model, String team, TrafficSource source) {

    /** What a gateway told. */
    SeriesKey(String deployment, String model, String team) {
        this(deployment, model, team, TrafficSource.GATEWAY);
    }
}
