package io.dynamote.telemetry.history.store;

import java.util.List;

/**
 * Which series are meant: those of any of these.
 *
 * @param everything whether all are
 * @param deployments {@code namespace/name}
 * @param models ids
 * @param teams names
 */
public record SeriesFilter(boolean everything, List<String> deployments, List<String> models, List<String> teams) {

    /** All series. */
    public static final SeriesFilter EVERYTHING = new SeriesFilter(true, List.of(), List.of(), List.of());

    public SeriesFilter {
        deployments = List.copyOf(deployments);
        models = List.copyOf(models);
        teams = List.copyOf(teams);
    }
}
