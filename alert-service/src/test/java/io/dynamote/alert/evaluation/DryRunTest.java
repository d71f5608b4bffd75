package io.dynamote.alert.evaluation;

import java.util.List;
import java.util.Map;

import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.rule.CompiledRule;
import io.dynamote.alert.rule.NoDataPolicy;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;

import static io.dynamote.alert.evaluation.Course.at;
import static io.dynamote.alert.evaluation.Course.seconds;
import static org.assertj.core.api.Assertions.assertThat;

class DryRunTest {

    private static SignalExamples cpu(String host, long second, double utilization) {
        return SignalExamples.host().entity(host).at(at(second)).value("cpu_utilization", utilization);
    }

    private static DryRun dryRun(CompiledRule rule) {
        return new DryRun(rule, Course.POLICY, 1_000);
    }

    private static DryRun run(CompiledRule rule, SignalExamples... signals) {
        DryRun run = dryRun(rule);
        for (SignalExamples signal : signals) {
            run.signal(signal.signal());
        }
        return run;
    }

    private static List<String> told(DryRun.Outcome outcome) {
        return outcome.transitions().stream()
                .map(transition -> transition.at().getEpochSecond()
                        - at(0).getEpochSecond()
                        + " "
                        + transition.entity()
                        + " "
                        + Course.word(transition.to()))
                .toList();
    }

    @Test
    void shouldTellWhatTheRuleWouldHaveDone() {
        DryRun run = dryRun(RuleExamples.host("cpu_utilization > 0.9")
                .holdFor(seconds(60))
                .keepFiringFor(seconds(30))
                .disabled()
                .compiled());
        for (int second = 0; second < 600; second += 10) {
            run.signal(
                    cpu("a", second, second >= 100 && second < 300 ? 0.95 : 0.2).signal());
        }
        run.signal(SignalExamples.of(SignalKind.JOB).signal());
        DryRun.Outcome outcome = run.outcome(at(600));
        assertThat(told(outcome))
                .containsExactly("100 a pending", "160 a firing", "300 a recovering", "330 a inactive");
        assertThat(outcome.signals()).isEqualTo(60);
        assertThat(outcome.unknown()).isZero();
        assertThat(outcome.failed()).isZero();
        assertThat(outcome.untold()).isZero();
    }

    @Test
    void shouldTakeOneEntityAfterTheOther() {
        DryRun run = run(
                RuleExamples.host("cpu_utilization > 0.9").compiled(),
                cpu("a", 0, 0.1),
                cpu("a", 50, 0.95),
                cpu("a", 100, 0.1),
                cpu("b", 0, 0.1),
                cpu("b", 55, 0.95),
                cpu("b", 90, 0.95));
        assertThat(told(run.outcome(at(100)))).containsExactly("50 a firing", "55 b firing", "100 a inactive");
    }

    @Test
    void shouldSayWhyNothingCouldBeTold() {
        SignalExamples none = SignalExamples.host().at(at(0)).without("cpu_utilization", "no reading");
        SignalExamples odd = SignalExamples.host().at(at(10)).label("odd", "x");
        DryRun.Outcome unknown = run(
                        RuleExamples.host("cpu_utilization > 0.9").compiled(), none, odd, cpu("gpu-01", 20, 0.1))
                .outcome(at(20));
        assertThat(unknown.unknown()).isEqualTo(2);
        assertThat(unknown.unavailable()).isEqualTo(Map.of("cpu_utilization", "not told"));
        DryRun.Outcome failed = run(
                        RuleExamples.host("double(labels[\"odd\"]) > 1").compiled(), odd)
                .outcome(at(20));
        assertThat(failed.failed()).isEqualTo(1);
        assertThat(failed.failure()).isEqualTo("double(x) needs a number, not: \"x\"");
    }

    @Test
    void shouldMissSignalsThatStayedAway() {
        CompiledRule rule = RuleExamples.host("cpu_utilization > 0.9")
                .noData(NoDataPolicy.ALERT)
                .compiled();
        DryRun run = run(rule, cpu("a", 0, 0.1), cpu("b", 0, 0.1), cpu("a", 200, 0.1));
        assertThat(told(run.outcome(at(230))))
                .containsExactlyInAnyOrder("60 a no data, firing", "60 b no data, firing", "200 a inactive");
        assertThat(told(run(rule, cpu("a", 0, 0.1)).outcome(at(1_000_000))))
                .containsExactly("60 a no data, firing", "86400 a inactive");
    }

    @Test
    void shouldKeepNoMoreTransitionsThanItMay() {
        DryRun run = new DryRun(RuleExamples.host("cpu_utilization > 0.9").compiled(), Course.POLICY, 3);
        for (int i = 0; i < 10; i++) {
            run.signal(cpu("a", i, i % 2).signal());
        }
        DryRun.Outcome outcome = run.outcome(at(10));
        assertThat(told(outcome)).containsExactly("1 a firing", "2 a inactive", "3 a firing");
        assertThat(outcome.untold()).isEqualTo(6);
    }

    @Test
    void shouldTellNothingOfNothing() {
        assertThat(dryRun(RuleExamples.host("silent == 1").compiled()).outcome(at(0)))
                .isEqualTo(new DryRun.Outcome(0, 0, Map.of(), 0, null, List.of(), 0));
    }
}
