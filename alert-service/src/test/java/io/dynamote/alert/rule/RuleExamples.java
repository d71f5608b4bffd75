package io.dynamote.alert.rule;

import java.time.Duration;
import java.util.Map;

import io.dynamote.events.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/** Rules to try things with. */
public final class RuleExamples {

    private final SignalKind kind;
    private final String expression;
    private String id = "example";
    private @Nullable String name;
    private @Nullable String clear;
    private Duration holdFor = Duration.ZERO;
    private Duration keepFiringFor = Duration.ZERO;
    private NoDataPolicy noData = NoDataPolicy.OK;
    private Severity severity = Severity.WARNING;
    private Map<String, String> labels = Map.of();
    private @Nullable String team;
    private String summary = "{{ entity }}";
    private String description = "";
    private boolean enabled = true;

    private RuleExamples(SignalKind kind, String expression) {
        this.kind = kind;
        this.expression = expression;
    }

    public static RuleExamples of(SignalKind kind, String expression) {
        return new RuleExamples(kind, expression);
    }

    public static RuleExamples host(String expression) {
        return of(SignalKind.HOST, expression);
    }

    public RuleExamples id(String value) {
        id = value;
        return this;
    }

    public RuleExamples name(String value) {
        name = value;
        return this;
    }

    public RuleExamples clear(String value) {
        clear = value;
        return this;
    }

    public RuleExamples holdFor(Duration value) {
        holdFor = value;
        return this;
    }

    public RuleExamples keepFiringFor(Duration value) {
        keepFiringFor = value;
        return this;
    }

    public RuleExamples noData(NoDataPolicy value) {
        noData = value;
        return this;
    }

    public RuleExamples severity(Severity value) {
        severity = value;
        return this;
    }

    public RuleExamples labels(Map<String, String> value) {
        labels = value;
        return this;
    }

    public RuleExamples team(String value) {
        team = value;
        return this;
    }

    public RuleExamples summary(String value) {
        summary = value;
        return this;
    }

    public RuleExamples description(String value) {
        description = value;
        return this;
    }

    public RuleExamples disabled() {
        enabled = false;
        return this;
    }

    public Rule rule() {
        return new Rule(
                new RuleId(id),
                1,
                name == null ? id : name,
                kind,
                expression,
                clear,
                holdFor,
                keepFiringFor,
                noData,
                severity,
                labels,
                team,
                summary,
                description,
                enabled);
    }

    public CompiledRule compiled() {
        return CompiledRule.of(rule()).orThrow();
    }
}
