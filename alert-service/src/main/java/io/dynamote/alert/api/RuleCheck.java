package io.dynamote.alert.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.alert.expression.Checked;
import io.dynamote.alert.expression.Condition;
import io.dynamote.alert.expression.ExpressionError;
import io.dynamote.alert.expression.Template;
import io.dynamote.alert.rule.Rule;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a rule that is being written.
 *
 * @param errors because of which it could not be saved
 * @param warnings what may be meant otherwise
 */
record RuleCheck(List<Fault> errors, List<Fault> warnings) {

    /**
     * One fault.
     *
     * @param field its name, as clients use it
     * @param position in the text; null if it is not about a text
     * @param known names that may be used there, the nearest first; null if it is not about names
     */
    record Fault(
            String field,
            String message,
            @Nullable Position position,
            @Nullable List<String> known) {

        static Fault of(String field, String message) {
            return new Fault(field, message, null, null);
        }
    }

    /** A place in a text, counted from 1. */
    record Position(int line, int column) {}

    static RuleCheck of(JsonNode body, List<Rule> others) {
        RuleInput.Result input = RuleInput.read(body, null);
        List<Fault> errors = new ArrayList<>();
        Optional<SignalKind> kind =
                Parameters.find(SignalKind.values(), body.path("kind").asText());
        for (FieldError error : input.errors()) {
            errors.add(located(error, body, kind));
        }
        input.rule()
                .ifPresent(rule -> others.stream()
                        .filter(other -> !other.id().equals(rule.id())
                                && other.identity().equals(rule.identity()))
                        .forEach(twin -> errors.add(Fault.of(
                                "name",
                                "alerts could not be told from those of rule " + twin.id()
                                        + ": name, severity or labels must differ"))));
        return new RuleCheck(errors, input.rule().map(RuleCheck::warnings).orElse(List.of()));
    }

    private static Fault located(FieldError error, JsonNode body, Optional<SignalKind> kind) {
        String text = body.path(error.field()).asText();
        return kind.stream()
                .flatMap(known -> mistakes(known, error.field(), text).stream())
                .filter(mistake -> mistake.text().equals(error.message()))
                .map(mistake -> new Fault(
                        error.field(),
                        mistake.message(),
                        new Position(mistake.line(), mistake.column()),
                        mistake.known()))
                .findFirst()
                .orElse(Fault.of(error.field(), error.message()));
    }

    private static List<ExpressionError> mistakes(SignalKind kind, String field, String text) {
        Checked<?> checked = switch (field) {
            case "expression", "clearWhen" -> Condition.of(kind, text);
            case "summary", "description" -> Template.of(kind, text);
            default -> new Checked.Good<>(text);
        };
        return checked.mistakes();
    }

    private static List<Fault> warnings(Rule rule) {
        List<Fault> warnings = new ArrayList<>();
        if (rule.clear() == null
                && rule.holdFor().isZero()
                && rule.keepFiringFor().isZero()) {
            warnings.add(Fault.of(
                    "keepFiringForSeconds",
                    "what goes to and fro at every signal makes an alert each time: give forSeconds, keepFiringForSeconds"
                            + " or clearWhen"));
        }
        if (rule.expression().equals(rule.clear())) {
            warnings.add(Fault.of("clearWhen", "holds only while the alert does: such an alert never ends"));
        }
        return warnings;
    }
}
