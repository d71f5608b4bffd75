package io.dynamote.alert.incident;

import java.time.Instant;

import io.dynamote.alert.rule.RuleId;
import io.dynamote.events.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/** Where an alert comes from. */
public sealed interface Subject {

    /**
     * A rule of ours.
     *
     * @param rule which
     * @param revision of the rule
     * @param kind of the entity
     * @param entity on which it is
     * @param shard partition of the signals of the entity
     */
    record OfRule(RuleId rule, int revision, SignalKind kind, String entity, int shard) implements Subject {}

    /**
     * Another system.
     *
     * @param generatorUrl its page, or empty
     * @param presumedEnd when it counts as over if nothing more is heard; null if its source will tell
     */
    record OfSource(String generatorUrl, @Nullable Instant presumedEnd) implements Subject {}
}
