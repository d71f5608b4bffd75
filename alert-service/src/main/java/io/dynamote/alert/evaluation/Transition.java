package io.dynamote.alert.evaluation;

import java.time.Instant;
import java.util.Map;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.events.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * An alert that came, went on or went: what is stored and told.
 *
 * @param rule it is of
 * @param revision of the rule
 * @param kind of the entity
 * @param entity it is on
 * @param from state before
 * @param to state after
 * @param cause why
 * @param at when, by the time of the signals
 * @param value of the figure that the rule names first, when the condition last held; null if it was unavailable
 * @param labels identity of the alert: fixed while it is active
 * @param annotations what people read, as when the condition last held
 */
public record Transition(
        RuleId rule,
        int revision,
        SignalKind kind,
        String entity,
        AlertState from,
        AlertState to,
        Cause cause,
        Instant at,
        @Nullable Double value,
        LabelSet labels,
        Map<String, String> annotations) {

    /** Whether people should hear of it: the alert begins to fire. */
    public boolean fires() {
        return !from.isFiring() && to.isFiring();
    }

    /** Whether people should hear of it: the alert no longer fires. */
    public boolean resolves() {
        return from.isFiring() && !to.isFiring();
    }

    /** What to store in place of what was stored before. */
    public StoredAlert stored() {
        return StoredAlert.of(this);
    }
}
