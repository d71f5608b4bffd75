package io.dynamote.telemetry.history.store;

import java.util.Comparator;

import io.dynamote.events.traffic.TrafficSource;

/**
 * What is told apart in history.
 *
 * @param deployment {@code namespace/name}; empty if unknown
 * @param model that was asked for
 * @param team whose requests; empty if unknown
 * @param source who told
 */
public record SeriesName(String deployment, String model, String team, String source)
        implements Comparable<SeriesName> {

    /** Told by gateways, request by request. */
    public static final String GATEWAY = TrafficSource.GATEWAY.word();

    /** Told by the counters of a frontend. */
    public static final String FRONTEND = TrafficSource.FRONTEND.word();

    /** Told by the counters of a frontend within an hour of which a gateway told too, so that it is not added up. */
    static final String BESIDE_GATEWAY = "frontend-beside-gateway";

    private static final Comparator<SeriesName> ORDER = Comparator.comparing(SeriesName::deployment)
            .thenComparing(SeriesName::model)
            .thenComparing(SeriesName::team)
            .thenComparing(SeriesName::source);

    SeriesName of(String other) {
        return new SeriesName(deployment, model, team, other);
    }

    @Override
    public int compareTo(SeriesName other) {
        return ORDER.compare(this, other);
    }
}
