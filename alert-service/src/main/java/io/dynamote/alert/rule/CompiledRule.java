package io.dynamote.alert.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.alert.expression.Checked;
import io.dynamote.alert.expression.Condition;
import io.dynamote.alert.expression.ExpressionError;
import io.dynamote.alert.expression.Figures;
import io.dynamote.alert.expression.Template;
import io.dynamote.alert.expression.Truth;
import org.jspecify.annotations.Nullable;

/** A rule whose expressions are right, ready to be evaluated. */
public final class CompiledRule {

    private final Rule rule;
    private final Condition condition;
    private final @Nullable Condition clear;
    private final Template summary;
    private final Template description;
    private final @Nullable String figure;

    private CompiledRule(
            Rule rule, Condition condition, @Nullable Condition clear, Template summary, Template description) {
        this.rule = rule;
        this.condition = condition;
        this.clear = clear;
        this.summary = summary;
        this.description = description;
        this.figure = figure(condition.figures(), summary.figures());
    }

    /** Checks the expressions and templates of a rule. */
    public static Checked<CompiledRule> of(Rule rule) {
        Checked<Condition> condition = Condition.of(rule.kind(), rule.expression());
        Checked<Condition> clear = rule.clear() == null ? null : Condition.of(rule.kind(), rule.clear());
        Checked<Template> summary = Template.of(rule.kind(), rule.summary());
        Checked<Template> description = Template.of(rule.kind(), rule.description());
        List<ExpressionError> errors = new ArrayList<>(condition.mistakes());
        if (clear != null) {
            errors.addAll(clear.mistakes());
        }
        errors.addAll(summary.mistakes());
        errors.addAll(description.mistakes());
        return errors.isEmpty()
                ? new Checked.Good<>(new CompiledRule(
                        rule,
                        condition.orThrow(),
                        clear == null ? null : clear.orThrow(),
                        summary.orThrow(),
                        description.orThrow()))
                : new Checked.Bad<>(errors);
    }

    /** The rule. */
    public Rule rule() {
        return rule;
    }

    /** The condition under which something is wrong. */
    public Condition condition() {
        return condition;
    }

    /**
     * Whether the alert is on.
     *
     * @param firing whether it has fired: then it stays on until what clears it holds
     */
    public Truth test(Figures figures, boolean firing) {
        Truth holds = condition.test(figures);
        if (!firing || clear == null || holds == Truth.TRUE || holds == Truth.FAILED) {
            return holds;
        }
        return switch (clear.test(figures)) {
            case TRUE -> holds;
            case FALSE -> Truth.TRUE;
            case UNKNOWN -> Truth.UNKNOWN;
            case FAILED -> Truth.FAILED;
        };
    }

    /**
     * Name of the figure that its alerts show: of those that the condition turns on the one that the summary names first,
     * or else the one that the condition does.
     */
    public Optional<String> figure() {
        return Optional.ofNullable(figure);
    }

    private static @Nullable String figure(List<String> decisive, List<String> shown) {
        return shown.stream()
                .filter(decisive::contains)
                .findFirst()
                .or(() -> decisive.stream().findFirst())
                .orElse(null);
    }

    /** Summary and description for the signal that was laid out. */
    public Map<String, String> annotations(Figures figures) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", summary.write(figures));
        String rest = description.write(figures);
        if (!rest.isEmpty()) {
            annotations.put("description", rest);
        }
        return annotations;
    }
}
