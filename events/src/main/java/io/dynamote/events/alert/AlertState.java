package io.dynamote.events.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import io.dynamote.events.DrawnText;
import io.dynamote.events.EventPayload;
import io.dynamote.events.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands now. Its labels are its identity; each time that it comes back it is another incident. Annotations
 * and notes are cleaned of characters that must not be drawn; labels are not, as they are matched.
 *
 * @param fingerprint of the labels, 16 hexadecimal digits as Prometheus and Alertmanager have them
 * @param incident this occurrence
 * @param status where it stands
 * @param name label {@code alertname}; empty if another system sent it without one
 * @param severity label {@code severity}: {@code info}, {@code warning}, {@code critical} or what another system says
 * @param team that owns it; null if nobody does
 * @param rule by which it is; null if another system sent it
 * @param entity on which it is; null if another system sent it
 * @param labels its identity, all of them
 * @param annotations what people read, such as {@code summary} and {@code description}
 * @param value of the figure that the rule names first, when the condition last held; null if there is none
 * @param deploymentRevision of the deployment on which it is, when the condition last held; null if it is on none
 * @param activeAt when it was first seen
 * @param startsAt since when it fires; null before
 * @param endsAt when it was over; null before
 * @param recoveringSince since when the condition does not hold any more, though it fires; null otherwise
 * @param noDataSince since when nothing can be told of the condition; null otherwise
 * @param acknowledged who is on it, or was when it ended; null if nobody
 * @param silencedBy ids of silences and names of maintenance windows because of which nobody is told
 * @param link its page in the portal; null if the address of the portal is not known
 * @param generatorUrl page of the system that sent it; null if it is by a rule
 * @param updatedAt when anything in this record last changed
 */
public record AlertState(
        String fingerprint,
        UUID incident,
        AlertStatus status,
        String name,
        @Nullable String severity,
        @Nullable String team,
        @Nullable Rule rule,
        @Nullable Entity entity,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        @Nullable Double value,
        @Nullable Integer deploymentRevision,
        Instant activeAt,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant recoveringSince,
        @Nullable Instant noDataSince,
        @Nullable Acknowledgement acknowledged,
        List<String> silencedBy,
        @Nullable String link,
        @Nullable String generatorUrl,
        Instant updatedAt)
        implements EventPayload {

    private static final int LONGEST = 4_000;

    public AlertState {
        require(
                fingerprint != null && fingerprint.matches("[0-9a-f]{16}"),
                "fingerprint",
                fingerprint,
                "16 hexadecimal digits");
        require(incident != null, "incident", null, "given");
        require(status != null, "status", null, "pending, firing, acknowledged or resolved");
        require(activeAt != null, "activeAt", null, "given");
        require(updatedAt != null, "updatedAt", null, "given");
        require((startsAt == null) == (status == AlertStatus.PENDING), "startsAt", startsAt, "absent only if pending");
        require((endsAt != null) == (status == AlertStatus.RESOLVED), "endsAt", endsAt, "given only if resolved");
        require(
                acknowledged != null ? status != AlertStatus.PENDING : status != AlertStatus.ACKNOWLEDGED,
                "acknowledged",
                acknowledged,
                "given if the status is so, and absent if pending");
        name = name == null ? "" : name;
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels == null ? Map.of() : labels));
        annotations = drawn(annotations);
        silencedBy = silencedBy == null ? List.of() : List.copyOf(silencedBy);
    }

    private static SortedMap<String, String> drawn(@Nullable Map<String, String> annotations) {
        SortedMap<String, String> drawn = new TreeMap<>();
        if (annotations != null) {
            annotations.forEach((name, text) -> drawn.put(name, DrawnText.lines(text, LONGEST)));
        }
        return Collections.unmodifiableSortedMap(drawn);
    }

    private static void require(boolean holds, String field, @Nullable Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", not: " + value);
        }
    }

    @Override
    public String key() {
        return fingerprint;
    }

    /** A rule as it was when it raised the alert. */
    public record Rule(String id, int revision) {}

    /**
     * What an alert is on.
     *
     * @param kind which kind of thing
     * @param name its name within the kind, as signals have it
     */
    public record Entity(SignalKind kind, String name) {}

    /**
     * Somebody is on it.
     *
     * @param by who
     * @param at since when
     * @param note in their words; null if they said nothing
     */
    public record Acknowledgement(
            String by, Instant at, @Nullable String note) {

        public Acknowledgement {
            note = note == null || note.isBlank() ? null : DrawnText.lines(note, LONGEST);
        }
    }
}
