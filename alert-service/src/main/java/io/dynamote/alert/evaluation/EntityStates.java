package io.dynamote.alert.evaluation;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** All rules of a kind on one entity; what is not there is inactive, so that a healthy entity costs next to nothing. */
final class EntityStates {

    private final String entity;
    private Instant heard;
    private Map<String, String> labels;
    private @Nullable Series[] series;

    EntityStates(String entity, Instant heard, Map<String, String> labels, int rules) {
        this.entity = entity;
        this.heard = heard;
        this.labels = labels;
        this.series = new Series[rules];
    }

    String entity() {
        return entity;
    }

    Instant heard() {
        return heard;
    }

    Map<String, String> labels() {
        return labels;
    }

    void hear(Instant at, Map<String, String> current) {
        heard = at;
        labels = current;
    }

    @Nullable
    Series series(int rule) {
        return series[rule];
    }

    void put(int rule, @Nullable Series one) {
        series[rule] = one;
    }

    boolean isAnyActive() {
        for (Series each : series) {
            if (each != null && each.state().isActive()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Goes over to other rules.
     *
     * @param before number that each had, −1 if none
     */
    void renumber(int[] before) {
        @Nullable Series[] renumbered = new Series[before.length];
        for (int i = 0; i < before.length; i++) {
            renumbered[i] = before[i] < 0 ? null : series[before[i]];
        }
        series = renumbered;
    }
}
