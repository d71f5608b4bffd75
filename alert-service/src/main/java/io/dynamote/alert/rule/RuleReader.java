package io.dynamote.alert.rule;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.alert.expression.Checked;
import io.dynamote.alert.expression.Condition;
import io.dynamote.alert.expression.Template;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.input.Field;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Reads one rule from JSON or YAML: file and API have the same rules. */
public final class RuleReader {

    private static final String LABELS = "labels";

    private final ObjectReader in;

    private RuleReader(ObjectReader in) {
        this.in = in;
    }

    /** The rule, as its first revision; empty if it has faults, which are in the errors of the reader then. */
    public static Optional<Rule> read(ObjectReader in) {
        return new RuleReader(in).rule();
    }

    private Optional<Rule> rule() {
        Field<RuleId> id = in.text("id").required().as(RuleId::new);
        Field<String> name = in.text("name").required().as(Rule::checkName);
        Field<SignalKind> kind = in.text("kind").required().as(RuleReader::kind);
        Field<String> expression = in.text("expression").required().as(Rule::checkText);
        Field<String> clear = in.text("clear").as(Rule::checkText);
        Field<Duration> holdFor = duration("for");
        Field<Duration> keepFiringFor = duration("keepFiringFor");
        Field<NoDataPolicy> noData = in.text("noData").orElse("ok").as(NoDataPolicy::of);
        Field<Severity> severity = in.text("severity").required().as(Severity::of);
        Field<Map<String, String>> labels =
                in.entries(LABELS, this::label).orElse(Map.of()).as(Rule::checkLabels);
        Field<String> team = in.text("team").as(text -> String.valueOf(Rule.checkTeam(text)));
        Field<String> summary = in.text("summary").required().as(Rule::checkText);
        Field<String> description = in.text("description").orElse("").as(Rule::checkDescription);
        Field<Boolean> enabled = in.bool("enabled").orElse(true);
        in.refuseOthers();
        kind.optional().ifPresent(known -> {
            condition(known, "expression", expression.orNull());
            condition(known, "clear", clear.orNull());
            template(known, "summary", summary.orNull());
            template(known, "description", description.orNull());
        });
        return in.errors().isEmpty()
                ? Optional.of(new Rule(
                        id.value(),
                        1,
                        name.value(),
                        kind.value(),
                        expression.value(),
                        clear.orNull(),
                        holdFor.value(),
                        keepFiringFor.value(),
                        noData.value(),
                        severity.value(),
                        labels.value(),
                        team.orNull(),
                        summary.value(),
                        description.value(),
                        enabled.value()))
                : Optional.empty();
    }

    private Field<Duration> duration(String name) {
        return in.text(name).orElse("0s").as(RuleDuration::parse).as(Rule::checkDuration);
    }

    private void condition(SignalKind kind, String name, @Nullable String text) {
        if (text != null) {
            faults(name, text, Condition.of(kind, text));
        }
    }

    private void template(SignalKind kind, String name, @Nullable String text) {
        if (text != null) {
            faults(name, text, Template.of(kind, text));
        }
    }

    private void faults(String name, String text, Checked<?> checked) {
        checked.mistakes().forEach(error -> in.fault(name, text, error.text()));
    }

    private @Nullable String label(String path, JsonNode value) {
        FieldErrors errors = in.errors();
        if (!value.isTextual()) {
            errors.add(path, ObjectReader.shown(value), "must be a string");
            return null;
        }
        try {
            String name = path.substring(path.indexOf(LABELS + ".") + LABELS.length() + 1);
            return Rule.checkLabel(name, value.textValue());
        } catch (IllegalArgumentException e) {
            errors.add(path, value.textValue(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static SignalKind kind(String word) {
        List<SignalKind> kinds = Arrays.asList(SignalKind.values());
        return kinds.stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + kinds.stream().map(SignalKind::word).collect(Collectors.joining(", "))));
    }
}
