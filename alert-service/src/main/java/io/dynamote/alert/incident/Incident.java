package io.dynamote.alert.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of an alert.
 *
 * @param id names it for ever
 * @param subject where it comes from
 * @param labels identity of the alert
 * @param reading what was last seen of it
 * @param activeAt when it was first seen
 * @param recoveringSince since when its condition does not hold, though it fires; null otherwise
 * @param noDataSince since when nothing can be told of it; null otherwise
 * @param state where it stands
 * @param silencedBy names of silences and maintenance windows because of which nobody is told
 * @param updatedAt when anything of this last changed
 */
public record Incident(
        IncidentId id,
        Subject subject,
        LabelSet labels,
        Reading reading,
        Instant activeAt,
        @Nullable Instant recoveringSince,
        @Nullable Instant noDataSince,
        IncidentState state,
        List<String> silencedBy,
        Instant updatedAt) {

    public Incident {
        activeAt = micros(activeAt);
        recoveringSince = recoveringSince == null ? null : micros(recoveringSince);
        noDataSince = noDataSince == null ? null : micros(noDataSince);
        updatedAt = micros(updatedAt);
        silencedBy = List.copyOf(silencedBy);
    }

    /**
     * What people read of an alert.
     *
     * @param value of the figure that the rule names first; null if there is none
     * @param annotations such as {@code summary}, in the order of names
     */
    public record Reading(@Nullable Double value, Map<String, String> annotations) {

        public Reading {
            annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
        }
    }

    /** As Postgres keeps times, so that what was read equals what was written. */
    static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Short name of its labels. */
    public Fingerprint fingerprint() {
        return labels.fingerprint();
    }

    Incident become(IncidentState next, Instant at) {
        return new Incident(id, subject, labels, reading, activeAt, recoveringSince, noDataSince, next, silencedBy, at);
    }

    Incident read(Reading now, Instant at) {
        return new Incident(id, subject, labels, now, activeAt, recoveringSince, noDataSince, state, silencedBy, at);
    }

    Incident silenced(List<String> by, Instant at) {
        return new Incident(id, subject, labels, reading, activeAt, recoveringSince, noDataSince, state, by, at);
    }

    /** Over: nothing is recovering any more, and nobody waits for data. */
    Incident resolved(IncidentState.Resolved over, Instant at) {
        return new Incident(id, subject, labels, reading, activeAt, null, null, over, List.of(), at);
    }
}
