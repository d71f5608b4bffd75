package io.dynamote.alert.evaluation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.rule.NoDataPolicy;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a rule on an entity costs, with all states kept: CPU time of the thread, and time on the wall where it matters. */
class EvaluationBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 12;
    private static final int SECONDS = 120;
    private static final int WARM_UP = 20;

    private final Random random = new Random(3);
    private int transitions;

    /** Rules of two to three comparisons with and, or, labels and a clear condition; one in ten fires somewhere. */
    private static List<Rule> rules(int count) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double threshold = 0.5 + 0.5 * i / count;
            String expression = switch (i % 4) {
                case 0 -> "maintenance == 0 && memory_utilization > " + threshold;
                case 1 ->
                    "maintenance == 0 && (cpu_utilization > " + threshold + " || cpu_load_1m > " + 64 * threshold + ")";
                case 2 -> "labels.role == \"gpu\" && gpu_utilization > " + threshold;
                default -> "temperature_celsius > " + 100 * threshold + " && silent == 0";
            };
            RuleExamples rule = RuleExamples.host(expression)
                    .id("rule-" + i)
                    .holdFor(Duration.ofSeconds(i % 3))
                    .keepFiringFor(Duration.ofSeconds(i % 5))
                    .noData(i % 2 == 0 ? NoDataPolicy.KEEP : NoDataPolicy.OK)
                    .summary("{{ labels.name }} at {{ percent(memory_utilization) }}");
            rules.add(
                    i % 4 == 0
                            ? rule.clear("memory_utilization < " + (threshold - 0.1))
                                    .rule()
                            : rule.rule());
        }
        return rules;
    }

    private Signal signal(int host, double load, Instant now) {
        SignalExamples signal = SignalExamples.host().entity("host-" + host).at(now);
        SignalKind.HOST.variables().forEach(variable -> signal.value(variable.name(), 0.4 * random.nextDouble()));
        return signal.value("memory_utilization", load)
                .value("cpu_utilization", load)
                .value("gpu_utilization", load)
                .value("temperature_celsius", 100 * load)
                .value("maintenance", 0)
                .value("silent", 0)
                .signal();
    }

    private List<Signal> signals(int hosts, Instant now) {
        List<Signal> signals = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            double load = (host * 7919 % 1_000) / 1_000.0 * 0.6 + 0.02 * random.nextDouble();
            signals.add(signal(host, load, now));
        }
        return signals;
    }

    private void evaluate(Evaluation evaluation, List<Signal> signals) {
        for (Signal signal : signals) {
            evaluation.signal(signal, _ -> transitions++);
        }
    }

    private void measure(int rules, int hosts) {
        Evaluation evaluation = new Evaluation(EvaluationPolicy.defaults());
        Instant now = SignalExamples.NOON;
        transitions = 0;
        long before = heap();
        evaluation.replaceRules(rules(rules), now, _ -> transitions++);
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            List<Signal> signals = signals(hosts, now.plusSeconds(round));
            long cpu = THREADS.getCurrentThreadCpuTime();
            evaluate(evaluation, signals);
            rates[round] = (double) rules * hosts / ((THREADS.getCurrentThreadCpuTime() - cpu) / 1e9);
        }
        double[] counted = Arrays.copyOfRange(rates, ROUNDS / 2, ROUNDS);
        Arrays.sort(counted);
        double median = counted[counted.length / 2];
        System.out.printf(
                Locale.ROOT,
                "benchmark evaluation: %d rules on %d hosts: %.2f million evaluations per CPU second (median; %.2f to"
                        + " %.2f); %d transitions, %d alerts, %.0f bytes of heap a rule and host%n",
                rules,
                hosts,
                median / 1e6,
                counted[0] / 1e6,
                counted[counted.length - 1] / 1e6,
                transitions,
                evaluation.active().size(),
                (heap() - before) / ((double) rules * hosts));
        assertThat(evaluation.active()).isNotEmpty();
        assertThat(median).isGreaterThan(1e6);
    }

    @Test
    void shouldEvaluateAMillionRulesOnSeriesPerSecond() {
        measure(100, 1_000);
        measure(100, 1_000);
        measure(10, 10_000);
        measure(1, 100_000);
    }

    /** Every alert fires all the time; each second's signals must be done with before the next second's come. */
    private void live(int rules, int hosts) {
        Evaluation evaluation = new Evaluation(EvaluationPolicy.defaults());
        Instant now = SignalExamples.NOON;
        transitions = 0;
        evaluation.replaceRules(rules(rules), now, _ -> transitions++);
        List<Signal> loaded = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            loaded.add(signal(host, 1.0, now));
        }
        long[] walls = new long[SECONDS];
        long cpus = 0;
        int skipped = 0;
        for (int second = 0; second < WARM_UP + SECONDS; second++) {
            List<Signal> signals = moved(loaded, now.plusSeconds(second));
            long cpu = THREADS.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            evaluate(evaluation, signals);
            evaluation.tick(now.plusSeconds(second), _ -> transitions++);
            wall = System.nanoTime() - wall;
            if (second >= WARM_UP) {
                walls[second - WARM_UP] = wall;
                cpus += THREADS.getCurrentThreadCpuTime() - cpu;
                skipped += wall > Duration.ofSeconds(1).toNanos() ? 1 : 0;
            }
        }
        Arrays.sort(walls);
        int alerts = evaluation.active().size();
        System.out.printf(
                Locale.ROOT,
                "benchmark live alerts: %d of %d rules on %d hosts at 1 s for %d s: %.1f %% of a core, a second's work"
                        + " p50 %.0f ms, p99 %.0f ms, max %.0f ms; skipped %d%n",
                alerts,
                rules,
                hosts,
                SECONDS,
                100.0 * cpus / 1e9 / SECONDS,
                walls[SECONDS / 2] / 1e6,
                walls[SECONDS * 99 / 100] / 1e6,
                walls[SECONDS - 1] / 1e6,
                skipped);
        assertThat(alerts).isEqualTo(rules * hosts);
        assertThat(skipped).isZero();
    }

    private static List<Signal> moved(List<Signal> signals, Instant now) {
        return signals.stream()
                .map(signal -> new Signal(
                        signal.kind(), signal.entity(), now, signal.labels(), signal.values(), signal.unavailable()))
                .toList();
    }

    @Test
    void shouldSkipNothingWithAHundredThousandLiveAlerts() {
        live(10, 10_000);
        live(1, 100_000);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
