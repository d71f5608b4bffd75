package io.dynamote.alert.evaluation;

import java.time.Instant;
import java.util.Map;

import io.dynamote.alert.evaluation.AlertState.Firing;
import io.dynamote.alert.evaluation.AlertState.Inactive;
import io.dynamote.alert.evaluation.AlertState.Known;
import io.dynamote.alert.evaluation.AlertState.NoData;
import io.dynamote.alert.evaluation.AlertState.Pending;
import io.dynamote.alert.evaluation.AlertState.Recovering;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.events.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is stored at each transition: flat, so that any store can hold it. One that is inactive need not be
 * stored.
 *
 * @param rule it is of
 * @param revision of the rule
 * @param kind of the entity
 * @param entity it is on
 * @param activeAt when the condition was first seen to hold; null if the alert is over
 * @param firedAt when it fired; null if it did not
 * @param recoveringSince since when the condition does not hold; null if it does
 * @param noDataSince since when nothing can be told; null if something can
 * @param value see {@link Transition}
 * @param labels see {@link Transition}
 * @param annotations see {@link Transition}
 */
public record StoredAlert(
        RuleId rule,
        int revision,
        SignalKind kind,
        String entity,
        @Nullable Instant activeAt,
        @Nullable Instant firedAt,
        @Nullable Instant recoveringSince,
        @Nullable Instant noDataSince,
        @Nullable Double value,
        Map<String, String> labels,
        Map<String, String> annotations) {

    public StoredAlert {
        if ((activeAt == null && firedAt != null) || (firedAt == null && recoveringSince != null)) {
            throw new IllegalArgumentException("each time must have the one before it, not: " + activeAt + ", "
                    + firedAt + ", " + recoveringSince);
        }
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    static StoredAlert of(Transition transition) {
        return of(
                transition.rule(),
                transition.revision(),
                transition.kind(),
                transition.entity(),
                transition.to(),
                transition.value(),
                transition.labels(),
                transition.annotations());
    }

    static StoredAlert of(
            RuleId rule,
            int revision,
            SignalKind kind,
            String entity,
            AlertState state,
            @Nullable Double value,
            LabelSet labels,
            Map<String, String> annotations) {
        Times times = Times.of(state.known());
        return new StoredAlert(
                rule,
                revision,
                kind,
                entity,
                times.activeAt,
                times.firedAt,
                times.recoveringSince,
                state instanceof NoData noData ? noData.since() : null,
                value,
                labels.values(),
                annotations);
    }

    /** The state that was stored. */
    public AlertState state() {
        Known known = known();
        return noDataSince == null ? known : new NoData(known, noDataSince);
    }

    private Known known() {
        if (activeAt == null) {
            return Inactive.INSTANCE;
        }
        if (firedAt == null) {
            return new Pending(activeAt);
        }
        return recoveringSince == null
                ? new Firing(activeAt, firedAt)
                : new Recovering(activeAt, firedAt, recoveringSince);
    }

    private record Times(
            @Nullable Instant activeAt,
            @Nullable Instant firedAt,
            @Nullable Instant recoveringSince) {

        static Times of(Known state) {
            return switch (state) {
                case Inactive _ -> new Times(null, null, null);
                case Pending(Instant activeAt) -> new Times(activeAt, null, null);
                case Firing(Instant activeAt, Instant firedAt) -> new Times(activeAt, firedAt, null);
                case Recovering(Instant activeAt, Instant firedAt, Instant since) ->
                    new Times(activeAt, firedAt, since);
            };
        }
    }
}
