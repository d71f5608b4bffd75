package io.dynamote.alert.evaluation;

import java.time.Instant;

import io.dynamote.alert.evaluation.AlertState.Known;
import io.dynamote.alert.evaluation.AlertState.NoData;
import io.dynamote.alert.expression.Truth;
import io.dynamote.alert.rule.Rule;

/** The step from one state to the next: that of Prometheus, and what a rule wants of missing data. */
final class StateMachine {

    private StateMachine() {}

    /** The state after an evaluation. A rule that failed says nothing: the state stays. */
    static AlertState step(AlertState before, Truth truth, Rule rule, Instant now) {
        Known known = before.known();
        return switch (truth) {
            case TRUE -> known.holds(now, rule.holdFor());
            case FALSE -> known.ceases(now, rule.holdFor(), rule.keepFiringFor());
            case FAILED -> before;
            case UNKNOWN -> {
                Known held = held(known, rule, now);
                yield before instanceof NoData noData
                        ? held.equals(known) ? before : new NoData(held, noData.since())
                        : new NoData(held, now);
            }
        };
    }

    private static Known held(Known known, Rule rule, Instant now) {
        return switch (rule.noData()) {
            case OK -> known.ceases(now, rule.holdFor(), rule.keepFiringFor());
            case KEEP -> known;
            case ALERT -> known.holds(now, rule.holdFor());
        };
    }
}
