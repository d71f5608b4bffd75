package io.dynamote.alert.evaluation;

import io.dynamote.alert.evaluation.AlertState.Firing;
import io.dynamote.alert.evaluation.AlertState.Pending;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.alert.rule.Severity;
import org.junit.jupiter.api.Test;

import static io.dynamote.alert.evaluation.Course.at;
import static io.dynamote.alert.evaluation.Course.seconds;
import static org.assertj.core.api.Assertions.assertThat;

class RuleChangeTest {

    private static RuleExamples busy() {
        return RuleExamples.host("cpu_utilization > 0.9");
    }

    @Test
    void shouldFallBackToPendingWhenForIsRaisedAboveTheActiveTime() {
        Course course = Course.of(busy().holdFor(seconds(10)).rule());
        course.cpu(0, 0.95).cpu(10, 0.95).told();
        course.rules(15, busy().holdFor(seconds(60)).rule().withRevision(2));
        assertThat(course.cpu(20, 0.95).told()).containsExactly("20 pending");
        assertThat(course.state()).isEqualTo(new Pending(at(0)));
        assertThat(course.cpu(60, 0.95).told()).containsExactly("60 firing");
        assertThat(course.state()).isEqualTo(new Firing(at(0), at(60)));
    }

    @Test
    void shouldFallBackWhileRecoveringToo() {
        Course course = Course.of(
                busy().holdFor(seconds(10)).keepFiringFor(seconds(100)).rule());
        course.cpu(0, 0.95).cpu(10, 0.95).cpu(20, 0.1).told();
        course.rules(25, busy().holdFor(seconds(60)).keepFiringFor(seconds(100)).rule());
        assertThat(course.cpu(30, 0.1).cpu(40, 0.1).told()).containsExactly("30 pending", "40 inactive");
    }

    @Test
    void shouldGoOnUnderAnotherThreshold() {
        Course course = Course.of(busy().rule());
        course.cpu(0, 0.95).told();
        assertThat(course.rules(
                                5,
                                RuleExamples.host("cpu_utilization > 0.5")
                                        .rule()
                                        .withRevision(2))
                        .told())
                .isEmpty();
        assertThat(course.cpu(10, 0.6).told()).isEmpty();
        assertThat(course.evaluation.active().getFirst().revision()).isEqualTo(2);
        assertThat(course.cpu(20, 0.4).told()).containsExactly("20 inactive");
    }

    @Test
    void shouldEndAlertsWhoseLabelsChange() {
        Course course = Course.of(busy().rule());
        course.cpu(0, 0.95).told();
        course.rules(5, busy().severity(Severity.CRITICAL).rule());
        assertThat(course.told()).containsExactly("5 inactive RULE_GONE");
        assertThat(course.cpu(10, 0.95).told()).containsExactly("10 firing");
        assertThat(course.evaluation.active().getFirst().labels()).containsEntry("severity", "critical");
    }

    @Test
    void shouldEndAlertsOfRulesThatAreRemovedOrSwitchedOff() {
        Course course = Course.of(busy().rule());
        assertThat(course.cpu(0, 0.95).rules(5).told()).containsExactly("0 firing", "5 inactive RULE_GONE");
        course.rules(6, busy().rule());
        assertThat(course.cpu(10, 0.95).told()).containsExactly("10 firing");
        assertThat(course.rules(15, busy().disabled().rule()).told()).containsExactly("15 inactive RULE_GONE");
        assertThat(course.cpu(20, 0.95).told()).isEmpty();
    }

    @Test
    void shouldKeepStatesApartWhenRulesComeAndGo() {
        Rule first = busy().id("first").rule();
        Rule second = RuleExamples.host("temperature_celsius > 70").id("second").rule();
        Rule third = busy().id("third").rule();
        Course course = Course.of(first, second, third);
        course.cpu(0, 0.95).told();
        course.rules(5, third, RuleExamples.host("entity == \"\"").id("new").rule(), second);
        assertThat(course.told()).containsExactly("5 inactive RULE_GONE");
        assertThat(course.evaluation.active())
                .singleElement()
                .satisfies(alert -> assertThat(alert.rule().value()).isEqualTo("third"));
        assertThat(course.cpu(10, 0.5).told()).containsExactly("10 inactive");
    }

    @Test
    void shouldKeepAlertsOfARuleThatIsNoLongerRight() {
        Course course = Course.of(busy().rule());
        course.cpu(0, 0.95).told();
        course.rules(5, RuleExamples.host("gone_figure > 1").rule());
        assertThat(course.cpu(10, 0.1).told()).isEmpty();
        assertThat(course.state().isFiring()).isTrue();
        assertThat(course.rules(15, busy().rule()).cpu(20, 0.1).told()).containsExactly("20 inactive");
    }
}
