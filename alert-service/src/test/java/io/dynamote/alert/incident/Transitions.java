package io.dynamote.alert.incident;

import java.time.Instant;
import java.util.Map;

import io.dynamote.alert.evaluation.AlertState;
import io.dynamote.alert.evaluation.Cause;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.events.signal.SignalKind;

/** Transitions of one rule on hosts. */
public final class Transitions {

    /** When everything begins. */
    public static final Instant START = Instant.parse("2026-11-21T12:00:00.000123456Z");

    private final String rule;
    private final String host;

    private Transitions(String rule, String host) {
        this.rule = rule;
        this.host = host;
    }

    /** Of the rule {@code memory-high}. */
    public static Transitions on(String host) {
        return new Transitions("memory-high", host);
    }

    /** The same alert by another rule. */
    Transitions byRule(String other) {
        return new Transitions(other, host);
    }

    /** So many seconds after the beginning. */
    public static Instant at(long second) {
        return START.plusSeconds(second);
    }

    LabelSet labels() {
        return LabelSet.of(Map.of(
                "alertname",
                "MemoryHigh",
                "severity",
                "warning",
                "team",
                "search",
                "entity",
                host,
                "entity_kind",
                "host"));
    }

    Transition to(AlertState state, long second) {
        return to(state, second, Cause.CONDITION);
    }

    Transition to(AlertState state, long second, Cause cause) {
        return new Transition(
                new RuleId(rule),
                2,
                SignalKind.HOST,
                host,
                new AlertState.Pending(START),
                state,
                cause,
                at(second),
                0.5 + second / 1000.0,
                labels(),
                Map.of("summary", "memory of " + host + " at " + second));
    }

    /** It may be wrong. */
    public Transition pending(long second) {
        return to(new AlertState.Pending(at(second)), second);
    }

    /** It fires since then. */
    public Transition firing(long active, long second) {
        return to(new AlertState.Firing(at(active), at(second)), second);
    }

    Transition recovering(long active, long fired, long second) {
        return to(new AlertState.Recovering(at(active), at(fired), at(second)), second);
    }

    Transition noData(AlertState.Known held, long second) {
        return to(new AlertState.NoData(held, at(second)), second, Cause.NO_DATA);
    }

    /** It is over. */
    public Transition over(long second) {
        return to(inactive(), second);
    }

    private static AlertState inactive() {
        return new AlertState.Pending(START).ceases(START, java.time.Duration.ZERO, java.time.Duration.ZERO);
    }
}
