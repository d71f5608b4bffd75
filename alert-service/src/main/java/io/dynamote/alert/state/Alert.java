package io.dynamote.alert.state;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it was last heard of.
 *
 * @param labels its identity
 * @param annotations what people read, in the order of names
 * @param startsAt since when it fires
 * @param endsAt from when on it is resolved; null if its source will tell
 * @param endPresumed whether {@code endsAt} only says that nothing was heard for too long: it gives way to any word of the source
 * @param updatedAt when this was heard
 * @param generatorUrl page of its source, or empty
 */
public record Alert(
        LabelSet labels,
        Map<String, String> annotations,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean endPresumed,
        Instant updatedAt,
        String generatorUrl) {

    public Alert {
        if (labels.values().isEmpty()) {
            throw new IllegalArgumentException("an alert must have a label");
        }
        if (endsAt != null && endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("must end at or after its start " + startsAt + ", not at " + endsAt);
        }
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    /** An alert that fires until its source says otherwise. */
    public static Alert firing(
            LabelSet labels, Map<String, String> annotations, Instant startsAt, String generatorUrl) {
        return new Alert(labels, annotations, startsAt, null, false, startsAt, generatorUrl);
    }

    /** The same alert, resolved. */
    public Alert resolved(Instant at) {
        return new Alert(labels, annotations, startsAt, at, false, at, generatorUrl);
    }

    /** The same alert, as if its end had not come. */
    public Alert stillFiring() {
        return new Alert(labels, annotations, startsAt, null, false, updatedAt, generatorUrl);
    }

    /** The same alert with these annotations. */
    public Alert annotated(Map<String, String> others) {
        return new Alert(labels, others, startsAt, endsAt, endPresumed, updatedAt, generatorUrl);
    }

    /** Short name of its labels. */
    public Fingerprint fingerprint() {
        return labels.fingerprint();
    }

    /** Whether it fires at this time. */
    public AlertStatus status(Instant now) {
        return endsAt == null || endsAt.isAfter(now) ? AlertStatus.FIRING : AlertStatus.RESOLVED;
    }

    /** Whether it fires at this time. */
    public boolean isFiring(Instant now) {
        return status(now) == AlertStatus.FIRING;
    }

    /** What is known after news of the same alert: one longer alert if the two overlap, else the news alone. */
    public Alert after(Alert news, Instant now) {
        return overlaps(news) ? merge(news, now) : news;
    }

    private boolean overlaps(Alert news) {
        boolean endsInside = news.endsAt != null && news.endsAt.isAfter(startsAt) && endsBefore(news.endsAt);
        boolean startsInside = news.startsAt.isAfter(startsAt) && (endsAt == null || news.startsAt.isBefore(endsAt));
        return endsInside || startsInside;
    }

    private boolean endsBefore(Instant other) {
        return endsAt == null || other.isBefore(endsAt);
    }

    /** The younger word, with the earliest start and the end that counts, as {@code types.Alert.Merge} of Alertmanager. */
    private Alert merge(Alert other, Instant now) {
        boolean late = other.updatedAt.isBefore(updatedAt);
        Alert younger = late ? this : other;
        Alert older = late ? other : this;
        Instant start = older.startsAt.isBefore(younger.startsAt) ? older.startsAt : younger.startsAt;
        boolean olderEnds = younger.isFiring(now)
                ? !older.endPresumed && later(older.endsAt, younger.endsAt)
                : !older.isFiring(now) && later(older.endsAt, younger.endsAt);
        return new Alert(
                younger.labels,
                younger.annotations,
                start,
                olderEnds ? older.endsAt : younger.endsAt,
                olderEnds ? older.endPresumed : younger.endPresumed,
                younger.updatedAt,
                younger.generatorUrl);
    }

    private static boolean later(@Nullable Instant one, @Nullable Instant other) {
        return other != null && one != null && one.isAfter(other);
    }
}
