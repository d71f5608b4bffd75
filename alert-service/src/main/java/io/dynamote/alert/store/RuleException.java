package io.dynamote.alert.store;

import java.util.List;

import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** What cannot be done with a rule. */
public sealed class RuleException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private RuleException(String code, HttpStatus status, String title, String detail, List<FieldError> errors) {
        super(code, status, title, detail, errors);
    }

    /** There is none of this id, or not of this revision. */
    public static final class NotFound extends RuleException {

        private static final long serialVersionUID = 1L;

        NotFound(RuleId id) {
            super("rule_not_found", HttpStatus.NOT_FOUND, "No such rule", "There is no rule " + id + ".", List.of());
        }
    }

    /** Somebody was faster. */
    public static final class Changed extends RuleException {

        private static final long serialVersionUID = 1L;

        Changed(RuleId id, int expected, int actual) {
            super(
                    "rule_changed",
                    HttpStatus.CONFLICT,
                    "The rule was changed meanwhile",
                    "Rule " + id + " is at revision " + actual + ", not at " + expected + ": look at it and try again.",
                    List.of());
        }
    }

    /** Another rule raises the same alerts. */
    public static final class Twin extends RuleException {

        private static final long serialVersionUID = 1L;

        Twin(Rule rule, RuleId other) {
            super(
                    "rule_twin",
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "Another rule raises the same alerts",
                    "Alerts of rules " + rule.id() + " and " + other
                            + " could not be told apart: name, severity, kind, team and labels are the same.",
                    List.of(new FieldError(
                            "name",
                            rule.name(),
                            "must differ from that of rule " + other + ", or severity or labels must")));
        }
    }
}
