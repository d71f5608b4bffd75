package io.dynamote.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.expression.Checked;
import io.dynamote.alert.expression.ExpressionError;
import io.dynamote.alert.expression.Figures;
import io.dynamote.alert.rule.CompiledRule;
import io.dynamote.alert.rule.Rule;
import io.dynamote.events.signal.Signal;
import org.jspecify.annotations.Nullable;

/** A rule in its place among those of its kind. */
final class Slot {

    private final Rule rule;
    private final @Nullable CompiledRule compiled;
    private final List<ExpressionError> errors;
    private RuleHealth.@Nullable Failing failing;

    Slot(Rule rule) {
        this.rule = rule;
        Checked<CompiledRule> checked = CompiledRule.of(rule);
        this.compiled = checked instanceof Checked.Good<CompiledRule>(CompiledRule good) ? good : null;
        this.errors = checked.mistakes();
    }

    Rule rule() {
        return rule;
    }

    /** Null if the rule is not right. */
    @Nullable
    CompiledRule compiled() {
        return compiled;
    }

    void failed(String entity, @Nullable String message, Instant at) {
        failing = new RuleHealth.Failing(entity, String.valueOf(message), at);
    }

    /**
     * Whether it can be evaluated.
     *
     * @param heard time of the newest signal of the kind: a failure that is long before it is over
     */
    RuleHealth health(Instant heard, Duration over) {
        if (compiled == null) {
            return new RuleHealth.Refused(errors);
        }
        RuleHealth.Failing last = failing;
        return last != null && Duration.between(last.at(), heard).compareTo(over) < 0 ? last : new RuleHealth.Healthy();
    }

    /** What people read of an alert. */
    Map<String, String> annotations(Series series, Figures scratch) {
        Signal signal = series.matched();
        return compiled == null || signal == null
                ? series.storedAnnotations()
                : annotations(compiled, scratch.fill(signal), signal.labels());
    }

    static Map<String, String> annotations(CompiledRule compiled, Figures figures, Map<String, String> labels) {
        Map<String, String> annotations = new HashMap<>(compiled.annotations(figures));
        String revision = labels.get("revision");
        if (revision != null) {
            annotations.put("revision", revision);
        }
        return Map.copyOf(annotations);
    }

    /** The figure that people see of an alert; null if it was unavailable. */
    @Nullable
    Double value(Series series) {
        Signal signal = series.matched();
        if (compiled == null || signal == null) {
            return series.storedValue();
        }
        return compiled.figure().map(signal.values()::get).orElse(null);
    }
}
