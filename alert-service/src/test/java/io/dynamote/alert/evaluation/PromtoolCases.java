package io.dynamote.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleDuration;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.events.signal.SignalKind;

/**
 * Generated cases for promtool: rules with a {@code for} and a {@code keep_firing_for}, series that hold, do not hold and
 * are away, and the states that our engine says they have at each step.
 */
final class PromtoolCases {

    static final int SERIES = 50;
    static final int STEPS = 24;
    static final Duration INTERVAL = Duration.ofSeconds(15);

    private static final Instant START = SignalExamples.NOON;

    private final StringBuilder rules = new StringBuilder("groups:\n- name: generated\n  interval: 15s\n  rules:\n");
    private final StringBuilder input = new StringBuilder();
    private final StringBuilder expected = new StringBuilder();
    private final Random random;
    private int firing;
    private int pending;

    PromtoolCases(long seed, int ruleCount) {
        this.random = new Random(seed);
        for (int rule = 0; rule < ruleCount; rule++) {
            add(rule);
        }
    }

    private void add(int number) {
        Duration holdFor = duration();
        Duration keepFiringFor = duration();
        rules.append("  - alert: R")
                .append(number)
                .append("\n    expr: m")
                .append(number)
                .append(" > 0.5\n");
        clause("for", holdFor);
        clause("keep_firing_for", keepFiringFor);
        Rule rule = RuleExamples.of(SignalKind.TRAFFIC, "error_ratio > 0.5")
                .holdFor(holdFor)
                .keepFiringFor(keepFiringFor)
                .rule();
        Evaluation evaluation = new Evaluation(EvaluationPolicy.defaults());
        evaluation.replaceRules(List.of(rule), START, _ -> {});
        List<char[]> courses = new ArrayList<>();
        for (int series = 0; series < SERIES; series++) {
            char[] course = course();
            courses.add(course);
            input.append("  - series: 'm")
                    .append(number)
                    .append("{s=\"")
                    .append(series)
                    .append("\"}'\n    values: '");
            for (char value : course) {
                input.append(value == '-' ? "stale" : String.valueOf(value)).append(' ');
            }
            input.append("'\n");
        }
        for (int step = 0; step < STEPS; step++) {
            step(number, step, evaluation, courses);
        }
    }

    private void clause(String name, Duration duration) {
        if (!duration.isZero()) {
            rules.append("    ")
                    .append(name)
                    .append(": ")
                    .append(RuleDuration.format(duration))
                    .append('\n');
        }
    }

    /** None, whole steps, or between two steps; up to three minutes. */
    private Duration duration() {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ZERO;
            case 1 -> INTERVAL.multipliedBy(1 + random.nextInt(8));
            case 2 -> Duration.ofSeconds(1 + random.nextInt(180));
            default -> Duration.ofMillis(1 + random.nextInt(90_000));
        };
    }

    /** Runs of holding, not holding and being away, of random lengths. */
    private char[] course() {
        char[] course = new char[STEPS];
        char value = "01-".charAt(random.nextInt(3));
        int change = 1 + random.nextInt(6);
        for (int i = 0; i < STEPS; i++) {
            if (random.nextInt(change) == 0) {
                value = "0110-".charAt(random.nextInt(5));
            }
            course[i] = value;
        }
        return course;
    }

    private void step(int number, int step, Evaluation evaluation, List<char[]> courses) {
        Instant now = START.plus(INTERVAL.multipliedBy(step));
        for (int series = 0; series < SERIES; series++) {
            char value = courses.get(series)[step];
            SignalExamples signal = SignalExamples.of(SignalKind.TRAFFIC)
                    .entity(Integer.toString(series))
                    .at(now);
            evaluation.signal(
                    (value == '-' ? signal.without("error_ratio", "stale") : signal.value("error_ratio", value - '0'))
                            .signal(),
                    _ -> {});
        }
        TreeMap<String, String> states = new TreeMap<>();
        evaluation.active().forEach(alert -> states.put(alert.entity(), word(alert.state())));
        expected.append("  - expr: ALERTS{alertname=\"R").append(number).append("\"}\n    eval_time: ");
        expected.append(INTERVAL.multipliedBy(step).toSeconds()).append("s\n    exp_samples:\n");
        states.forEach((series, state) -> expected.append("    - labels: 'ALERTS{alertname=\"R")
                .append(number)
                .append("\", alertstate=\"")
                .append(state)
                .append("\", s=\"")
                .append(series)
                .append("\"}'\n      value: 1\n"));
    }

    private String word(AlertState state) {
        if (state.isFiring()) {
            firing++;
            return "firing";
        }
        pending++;
        return "pending";
    }

    /** How often a series was firing at a step. */
    int firing() {
        return firing;
    }

    /** How often a series was pending at a step. */
    int pending() {
        return pending;
    }

    String ruleFile() {
        return rules.toString();
    }

    String testFile() {
        return "rule_files: [rules.yml]\nevaluation_interval: 15s\ntests:\n- interval: 15s\n  input_series:\n" + input
                + "  promql_expr_test:\n" + expected;
    }
}
