package io.dynamote.alert.evaluation;

import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.rule.NoDataPolicy;
import io.dynamote.alert.rule.RuleExamples;
import org.junit.jupiter.api.Test;

import static io.dynamote.alert.evaluation.Course.at;
import static io.dynamote.alert.evaluation.Course.seconds;
import static org.assertj.core.api.Assertions.assertThat;

class NoDataTest {

    private static RuleExamples busy(NoDataPolicy policy) {
        return RuleExamples.host("cpu_utilization > 0.9").noData(policy);
    }

    @Test
    void shouldEndWithPolicyOk() {
        Course course =
                Course.of(busy(NoDataPolicy.OK).keepFiringFor(seconds(60)).rule());
        course.cpu(0, 0.95).noCpu(10).noCpu(40).noCpu(70);
        assertThat(course.told())
                .containsExactly("0 firing", "10 no data, recovering NO_DATA", "70 no data, inactive NO_DATA");
        assertThat(course.cpu(80, 0.95).told()).containsExactly("80 firing NO_DATA");
    }

    @Test
    void shouldStayWithPolicyKeep() {
        Course course = Course.of(busy(NoDataPolicy.KEEP).holdFor(seconds(20)).rule());
        course.cpu(0, 0.95).noCpu(10).noCpu(40);
        assertThat(course.told()).containsExactly("0 pending", "10 no data, pending NO_DATA");
        course.cpu(50, 0.95).noCpu(60).noCpu(500).cpu(510, 0.5);
        assertThat(course.told())
                .containsExactly("50 firing NO_DATA", "60 no data, firing NO_DATA", "510 inactive NO_DATA");
    }

    @Test
    void shouldAlertWithPolicyAlert() {
        Course course = Course.of(busy(NoDataPolicy.ALERT).holdFor(seconds(20)).rule());
        course.cpu(0, 0.5).noCpu(10).noCpu(20).noCpu(30).cpu(40, 0.5);
        assertThat(course.transitions.get(1).fires()).isTrue();
        assertThat(course.transitions.get(1).value()).isNull();
        assertThat(course.told())
                .containsExactly("10 no data, pending NO_DATA", "30 no data, firing NO_DATA", "40 inactive NO_DATA");
    }

    @Test
    void shouldSayNothingOfAHealthyEntityWithoutTheFigure() {
        Course course = Course.of(busy(NoDataPolicy.OK).rule());
        assertThat(course.noCpu(0).noCpu(10).cpu(20, 0.1).noCpu(30).told()).isEmpty();
        assertThat(course.evaluation.active()).isEmpty();
    }

    @Test
    void shouldNotCareForWhatTheRestDecides() {
        Course course = Course.of(RuleExamples.host("cpu_utilization > 0.9 && labels.role == \"cpu\"")
                .noData(NoDataPolicy.ALERT)
                .rule());
        assertThat(course.noCpu(0).noCpu(10).told()).isEmpty();
    }

    @Test
    void shouldTakeAnEntityThatStaysAwayForUnknown() {
        Course course = Course.of(busy(NoDataPolicy.KEEP).rule());
        assertThat(course.cpu(0, 0.95).tick(59).told()).containsExactly("0 firing");
        assertThat(course.tick(60).tick(70).told()).containsExactly("60 no data, firing SILENCE");
        assertThat(course.cpu(80, 0.95).told()).containsExactly("80 firing NO_DATA");
    }

    @Test
    void shouldEndTheAlertsOfAnEntityThatIsGone() {
        Course course = Course.of(busy(NoDataPolicy.KEEP).rule());
        course.cpu(0, 0.95).tick(60).tick(899).told();
        assertThat(course.tick(900).told()).containsExactly("900 inactive ENTITY_GONE");
        assertThat(course.evaluation.entities()).as("the one that is heard").isEqualTo(1);
    }

    @Test
    void shouldResolveOnSilenceWithPolicyOk() {
        Course course = Course.of(busy(NoDataPolicy.OK).rule());
        assertThat(course.cpu(0, 0.95).tick(60).told()).containsExactly("0 firing", "60 no data, inactive SILENCE");
        assertThat(course.evaluation.active()).isEmpty();
    }

    @Test
    void shouldAlertOnSilenceForADayWithPolicyAlert() {
        Course course = Course.of(busy(NoDataPolicy.ALERT)
                .summary("{{ labels.name }}: {{ percent(cpu_utilization) }}")
                .rule());
        course.cpu(0, 0.5).tick(60);
        assertThat(course.transitions.getFirst().annotations())
                .containsEntry("summary", "gpu-01: [cpu_utilization is unavailable: no signal for 60 s]");
        assertThat(course.told()).containsExactly("60 no data, firing SILENCE");
        assertThat(course.tick(900).tick(86_399).told()).isEmpty();
        assertThat(course.tick(86_400).told()).containsExactly("86400 inactive ENTITY_GONE");
        assertThat(course.evaluation.entities()).as("the one that is heard").isEqualTo(1);
    }

    @Test
    void shouldForgetHealthyEntitiesWithoutAWord() {
        Course course = Course.of(busy(NoDataPolicy.OK).rule());
        course.cpu(0, 0.5).tick(10);
        assertThat(course.evaluation.entities()).isEqualTo(2);
        assertThat(course.tick(900).told()).isEmpty();
        assertThat(course.evaluation.entities()).as("the one that is heard").isEqualTo(1);
    }

    @Test
    void shouldEndTheAlertsOfAnEntityThatIsSaidToBeGone() {
        Course course = Course.of(busy(NoDataPolicy.KEEP).rule());
        assertThat(course.cpu(0, 0.95).forget(10).told()).containsExactly("0 firing", "10 inactive ENTITY_GONE");
        assertThat(course.forget(20).told()).isEmpty();
    }

    @Test
    void shouldConcludeNothingWhileNobodyTellsAnything() {
        Course course = Course.of(busy(NoDataPolicy.OK).rule());
        course.cpu(0, 0.95).told();
        assertThat(course.tickInSilence(60).tickInSilence(900).told()).isEmpty();
        assertThat(course.cpu(910, 0.95).tickInSilence(911).told()).isEmpty();
        assertThat(course.tickInSilence(1_869).told()).isEmpty();
        assertThat(course.tickInSilence(1_870).told()).containsExactly("970 no data, inactive SILENCE");
    }

    @Test
    void shouldNotFireForATimeInWhichNobodyToldAnything() {
        Course course = Course.of(busy(NoDataPolicy.KEEP).holdFor(seconds(120)).rule());
        assertThat(course.cpu(0, 0.95).cpu(30, 0.95).told()).containsExactly("0 pending");
        assertThat(course.cpu(600, 0.95).told()).containsExactly("600 pending OUTAGE");
        assertThat(course.cpu(659, 0.95).cpu(718, 0.95).cpu(719, 0.95).told()).isEmpty();
        assertThat(course.cpu(720, 0.95).told()).containsExactly("720 firing");
    }

    @Test
    void shouldMissOnlyThoseThatWereSilentBeforeAllFellSilent() {
        Course course = Course.of(busy(NoDataPolicy.KEEP).rule());
        course.signal(SignalExamples.host().entity("gpu-02").at(at(0)).value("cpu_utilization", 0.95));
        course.other(at(50)).cpu(100, 0.95).told();
        course.tickInSilence(500);
        assertThat(course.transitions).extracting(Transition::entity).containsExactly("gpu-02");
    }

    @Test
    void shouldJudgeSilenceByEachEntityAlone() {
        Course course = Course.of(busy(NoDataPolicy.OK).rule());
        course.cpu(0, 0.95);
        course.signal(SignalExamples.host().entity("gpu-02").at(at(55)).value("cpu_utilization", 0.95));
        course.told();
        course.tickInSilence(60);
        assertThat(course.transitions).extracting(Transition::entity).containsExactly("gpu-01");
    }
}
