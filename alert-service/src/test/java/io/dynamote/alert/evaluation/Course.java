package io.dynamote.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.rule.Rule;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;

/** One rule on hosts through a course of time, told in seconds since noon. */
final class Course {

    static final EvaluationPolicy POLICY = EvaluationPolicy.defaults();

    final List<Transition> transitions = new ArrayList<>();
    final Evaluation evaluation = new Evaluation(POLICY);

    private static final Duration BEAT = Duration.ofSeconds(30);
    private Instant heard = at(0);

    static Course of(Rule... rules) {
        Course course = new Course();
        course.evaluation.replaceRules(List.of(rules), at(0), course.transitions::add);
        return course;
    }

    static Instant at(long second) {
        return SignalExamples.NOON.plusSeconds(second);
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** A signal of {@code gpu-01} with this CPU utilisation. */
    Course cpu(long second, double utilization) {
        return signal(SignalExamples.host().at(at(second)).value("cpu_utilization", utilization));
    }

    /** A signal of {@code gpu-01} that does not tell its CPU utilisation. */
    Course noCpu(long second) {
        return signal(SignalExamples.host().at(at(second)).without("cpu_utilization", "no reading"));
    }

    Course signal(SignalExamples example) {
        Signal signal = example.signal();
        heard = signal.time().isAfter(heard) ? signal.time() : heard;
        evaluation.signal(signal, transitions::add);
        return this;
    }

    /** Looks for silence; others were heard all the time. */
    Course tick(long second) {
        while (heard.plus(BEAT).isBefore(at(second))) {
            other(heard.plus(BEAT));
        }
        other(at(second));
        return tickInSilence(second);
    }

    /** A signal of another entity, of which there is no rule. */
    Course other(Instant now) {
        return signal(SignalExamples.of(SignalKind.TRAFFIC).entity("all").at(now));
    }

    /** Looks for silence; nothing else was heard. */
    Course tickInSilence(long second) {
        evaluation.tick(at(second), transitions::add);
        return this;
    }

    Course forget(long second) {
        evaluation.forget(SignalKind.HOST, "gpu-01", at(second), transitions::add);
        return this;
    }

    Course rules(long second, Rule... rules) {
        evaluation.replaceRules(List.of(rules), at(second), transitions::add);
        return this;
    }

    /** What happened since it was last asked: second and state, one a line. */
    List<String> told() {
        List<String> told = transitions.stream().map(Course::line).toList();
        transitions.clear();
        return told;
    }

    private static String line(Transition transition) {
        long second = Duration.between(at(0), transition.at()).toSeconds();
        return second + " " + word(transition.to())
                + (transition.cause() == Cause.CONDITION ? "" : " " + transition.cause());
    }

    static String word(AlertState state) {
        return switch (state) {
            case AlertState.Inactive _ -> "inactive";
            case AlertState.Pending _ -> "pending";
            case AlertState.Firing _ -> "firing";
            case AlertState.Recovering _ -> "recovering";
            case AlertState.NoData(AlertState.Known known, Instant _) -> "no data, " + word(known);
        };
    }

    /** The state of the only alert that there is. */
    AlertState state() {
        List<StoredAlert> active = evaluation.active();
        return active.isEmpty()
                ? AlertState.Inactive.INSTANCE
                : active.getFirst().state();
    }
}
