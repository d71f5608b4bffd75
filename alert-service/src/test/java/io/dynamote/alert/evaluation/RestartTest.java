package io.dynamote.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.rule.NoDataPolicy;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.events.signal.Signal;
import org.junit.jupiter.api.Test;

import static io.dynamote.alert.evaluation.Course.at;
import static io.dynamote.alert.evaluation.Course.seconds;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random courses of hosts, with nothing kept but what was stored at transitions: however often the service is killed, as
 * long as reading goes on where it stopped the transitions are those of a service that was never killed.
 */
class RestartTest {

    private static final EvaluationPolicy POLICY =
            new EvaluationPolicy(seconds(60), seconds(120), seconds(300), Duration.ofHours(1), Duration.ofMinutes(10));
    private static final int COURSES = Boolean.getBoolean("dynamote.endurance") ? 200 : 10;
    private static final int STEPS = 300;
    private static final long STEP = 10;
    private static final List<String> HOSTS = List.of("a", "b", "c");
    private static final List<NoDataPolicy> POLICIES = List.of(NoDataPolicy.values());

    private final Random random = new Random(23);

    private record Key(String rule, String entity) {}

    /** The service, of which the store alone survives. */
    private static final class Service {
        private final List<Rule> rules;
        private final Map<Key, StoredAlert> store = new HashMap<>();
        private final List<String> told = new ArrayList<>();
        private Evaluation evaluation = new Evaluation(POLICY);

        Service(List<Rule> rules) {
            this.rules = rules;
            evaluation.replaceRules(rules, at(0), this::take);
        }

        private void take(Transition transition) {
            Key key = new Key(transition.rule().value(), transition.entity());
            if (transition.to().isActive()) {
                store.put(key, transition.stored());
            } else {
                store.remove(key);
            }
            told.add(transition.at() + " " + key + " " + transition.to().known() + " "
                    + (transition.to() instanceof AlertState.NoData));
        }

        void step(List<Signal> signals, Instant now) {
            signals.forEach(signal -> evaluation.signal(signal, this::take));
            evaluation.tick(now, this::take);
        }

        void restart(List<Signal> before) {
            Instant until = before.isEmpty() ? at(0) : before.getLast().time();
            evaluation = new Evaluation(POLICY);
            evaluation.replaceRules(rules, until, this::take);
            before.forEach(evaluation::recall);
            evaluation.restore(List.copyOf(store.values()), until, this::take);
        }

        List<String> told() {
            Collections.sort(told);
            return told;
        }
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            RuleExamples rule = RuleExamples.host("cpu_utilization > 0.9")
                    .id("rule-" + i)
                    .holdFor(seconds(random.nextInt(3) * 25L))
                    .keepFiringFor(seconds(random.nextInt(3) * 25L))
                    .noData(POLICIES.get(i % POLICIES.size()));
            rules.add(random.nextBoolean() ? rule.clear("cpu_utilization < 0.7").rule() : rule.rule());
        }
        return rules;
    }

    /** Each host holds, does not, is in between, does not tell or stays away, for a while each; {@code c} is always heard. */
    private List<List<Signal>> signals() {
        List<List<Signal>> steps = new ArrayList<>();
        Map<String, Integer> doing = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            List<Signal> signals = new ArrayList<>();
            steps.add(signals);
            for (String host : HOSTS) {
                if (random.nextInt(6) == 0) {
                    doing.put(host, random.nextInt(host.equals("c") ? 4 : 5));
                }
                SignalExamples signal = SignalExamples.host().entity(host).at(at(STEP * step));
                switch (doing.getOrDefault(host, 0)) {
                    case 0 -> signals.add(signal.value("cpu_utilization", 0.1).signal());
                    case 1 -> signals.add(signal.value("cpu_utilization", 0.8).signal());
                    case 2 -> signals.add(signal.value("cpu_utilization", 0.95).signal());
                    case 3 -> signals.add(signal.signal());
                    default -> assertThat(doing).containsEntry(host, 4);
                }
            }
        }
        return steps;
    }

    @Test
    void shouldMakeNoDifferenceHoweverOftenTheServiceIsKilled() {
        int transitions = 0;
        int restarts = 0;
        for (int course = 0; course < COURSES; course++) {
            List<Rule> rules = rules();
            List<List<Signal>> signals = signals();
            Service spared = new Service(rules);
            Service killed = new Service(rules);
            for (int step = 0; step < STEPS; step++) {
                if (step > 0 && random.nextInt(10) == 0) {
                    killed.restart(signals.subList(0, step).stream()
                            .flatMap(List::stream)
                            .toList());
                    restarts++;
                }
                spared.step(signals.get(step), at(STEP * step));
                killed.step(signals.get(step), at(STEP * step));
            }
            assertThat(killed.told()).as("course %d", course).isEqualTo(spared.told());
            assertThat(killed.store.keySet()).isEqualTo(spared.store.keySet());
            transitions += spared.told().size();
        }
        assertThat(restarts).isGreaterThan(10 * COURSES);
        assertThat(transitions).isGreaterThan(100 * COURSES);
    }
}
