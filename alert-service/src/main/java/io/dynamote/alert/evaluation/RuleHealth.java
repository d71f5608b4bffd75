package io.dynamote.alert.evaluation;

import java.time.Instant;
import java.util.List;

import io.dynamote.alert.expression.ExpressionError;

/** Whether a rule can be evaluated. One that cannot keeps its alerts as they are and touches no other rule. */
public sealed interface RuleHealth {

    /** It can. */
    record Healthy() implements RuleHealth {}

    /**
     * It fails.
     *
     * @param entity on which it failed last
     * @param message why
     * @param at when
     */
    record Failing(String entity, String message, Instant at) implements RuleHealth {}

    /**
     * It was right when it was saved and no longer is.
     *
     * @param errors what is wrong with it
     */
    record Refused(List<ExpressionError> errors) implements RuleHealth {}
}
