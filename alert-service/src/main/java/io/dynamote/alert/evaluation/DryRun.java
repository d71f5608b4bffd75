package io.dynamote.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.dynamote.alert.expression.Answer;
import io.dynamote.alert.expression.Figures;
import io.dynamote.alert.rule.CompiledRule;
import io.dynamote.alert.rule.Rule;
import io.dynamote.events.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have done on signals that are over. Those of one entity come in the order of time; the entities may
 * come in any, so that partitions can be read one after the other.
 */
public final class DryRun {

    /** How often silence is looked for. */
    private static final Duration STEP = Duration.ofSeconds(10);

    private final CompiledRule rule;
    private final EvaluationPolicy policy;
    private final int mostTransitions;
    private final KindEvaluation evaluation;
    private final Figures figures;
    private final Map<String, Instant> heard = new HashMap<>();
    private final Map<String, String> unavailable = new TreeMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private int signals;
    private int unknown;
    private int failed;
    private int untold;
    private @Nullable String failure;

    /**
     * Begins one.
     *
     * @param mostTransitions how many transitions are kept; further ones are counted only
     */
    public DryRun(CompiledRule rule, EvaluationPolicy policy, int mostTransitions) {
        Rule enabled = rule.rule().withEnabled(true);
        this.rule = rule;
        this.policy = policy;
        this.mostTransitions = mostTransitions;
        this.evaluation = new KindEvaluation(enabled.kind(), policy);
        this.figures = Figures.of(enabled.kind());
        evaluation.replace(List.of(enabled), Instant.EPOCH, this::told);
    }

    /** Evaluates the rule on a signal; one of another kind is passed over. */
    public void signal(Signal signal) {
        if (signal.kind() != rule.rule().kind()) {
            return;
        }
        silence(signal.entity(), signal.time());
        heard.put(signal.entity(), signal.time());
        evaluation.evaluate(signal, this::told);
        signals++;
        switch (rule.condition().answer(figures.fill(signal))) {
            case Answer.Unknown(Map<String, String> why) -> {
                unknown++;
                unavailable.putAll(why);
            }
            case Answer.Failed(String message) -> {
                failed++;
                failure = message;
            }
            case Answer.Holds _, Answer.DoesNotHold _ -> {
                // Told by the transitions.
            }
        }
    }

    private void silence(String entity, Instant until) {
        Instant last = heard.get(entity);
        if (last == null) {
            return;
        }
        Instant end = last.plus(policy.missedAfter()).plus(STEP);
        Instant now = last.plus(policy.silentAfter());
        while (!now.isAfter(until) && !now.isAfter(end)) {
            evaluation.tick(entity, now, this::told);
            now = now.plus(STEP);
        }
    }

    private void told(Transition transition) {
        if (transitions.size() < mostTransitions) {
            transitions.add(transition);
        } else {
            untold++;
        }
    }

    /**
     * What it came to.
     *
     * @param until the moment up to which there were signals: those that stayed away before it are missed
     */
    public Outcome outcome(Instant until) {
        heard.keySet().forEach(entity -> silence(entity, until));
        List<Transition> ordered = transitions.stream()
                .sorted(Comparator.comparing(Transition::at))
                .toList();
        return new Outcome(signals, unknown, unavailable, failed, failure, ordered, untold);
    }

    /**
     * What a dry run came to.
     *
     * @param signals how many of the kind there were
     * @param unknown on how many nothing could be told
     * @param unavailable why not: for each figure that was unavailable the reason told last
     * @param failed on how many the condition failed
     * @param failure how it failed last; null if it did not
     * @param transitions those that the rule would have made, in the order of time
     * @param untold how many more there were
     */
    public record Outcome(
            int signals,
            int unknown,
            Map<String, String> unavailable,
            int failed,
            @Nullable String failure,
            List<Transition> transitions,
            int untold) {

        public Outcome {
            unavailable = Map.copyOf(unavailable);
            transitions = List.copyOf(transitions);
        }
    }
}
