package io.dynamote.alert.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.evaluation.AlertState.Firing;
import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.rule.NoDataPolicy;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;

import static io.dynamote.alert.evaluation.Course.at;
import static io.dynamote.alert.evaluation.Course.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvaluationTest {

    private static RuleExamples busy() {
        return RuleExamples.host("cpu_utilization > 0.9").name("Busy");
    }

    @Test
    void shouldFireAtOnceWithoutFor() {
        Course course = Course.of(busy().rule());
        assertThat(course.cpu(0, 0.5).cpu(10, 0.95).told()).containsExactly("10 firing");
        assertThat(course.state()).isEqualTo(new Firing(at(10), at(10)));
        assertThat(course.cpu(20, 0.5).told()).containsExactly("20 inactive");
    }

    @Test
    void shouldFireWhenItHeldForLongEnough() {
        Course course = Course.of(busy().holdFor(seconds(30)).rule());
        assertThat(course.cpu(0, 0.95).cpu(10, 0.95).cpu(29, 0.95).told()).containsExactly("0 pending");
        assertThat(course.cpu(30, 0.95).told()).containsExactly("30 firing");
        assertThat(course.state()).isEqualTo(new Firing(at(0), at(30)));
    }

    @Test
    void shouldDropWhatWasPendingAndBeginAnew() {
        Course course = Course.of(busy().holdFor(seconds(30)).rule());
        course.cpu(0, 0.95).cpu(20, 0.5).cpu(21, 0.95).cpu(40, 0.95);
        assertThat(course.transitions).noneMatch(Transition::fires).noneMatch(Transition::resolves);
        assertThat(course.told()).containsExactly("0 pending", "20 inactive", "21 pending");
        assertThat(course.cpu(51, 0.95).told()).containsExactly("51 firing");
    }

    @Test
    void shouldKeepFiring() {
        Course course = Course.of(busy().keepFiringFor(seconds(60)).rule());
        assertThat(course.cpu(0, 0.95).cpu(10, 0.5).cpu(69, 0.5).told()).containsExactly("0 firing", "10 recovering");
        assertThat(course.state().isFiring()).isTrue();
        assertThat(course.cpu(70, 0.5).told()).containsExactly("70 inactive");
    }

    @Test
    void shouldBeginKeepingAnewWhenItHeldInBetween() {
        Course course =
                Course.of(busy().holdFor(seconds(30)).keepFiringFor(seconds(60)).rule());
        course.cpu(0, 0.95)
                .cpu(30, 0.95)
                .cpu(40, 0.5)
                .cpu(90, 0.95)
                .cpu(100, 0.5)
                .cpu(159, 0.5);
        assertThat(course.told())
                .containsExactly("0 pending", "30 firing", "40 recovering", "90 firing", "100 recovering");
        assertThat(course.cpu(160, 0.5).told()).containsExactly("160 inactive");
    }

    @Test
    void shouldNotFlapBetweenTwoThresholds() {
        Course course = Course.of(busy().clear("cpu_utilization < 0.7").rule());
        for (long i = 0; i < 50; i++) {
            course.cpu(20 * i, 0.95).cpu(20 * i + 10, 0.8);
        }
        assertThat(course.told()).containsExactly("0 firing");
        assertThat(course.cpu(1_000, 0.69).told()).containsExactly("1000 inactive");
        assertThat(course.cpu(1_010, 0.8).told()).isEmpty();
    }

    @Test
    void shouldTakeUpAgainWhatIsNotClearWhileRecovering() {
        Course course = Course.of(
                busy().clear("cpu_utilization < 0.7").keepFiringFor(seconds(60)).rule());
        course.cpu(0, 0.95).cpu(10, 0.6).cpu(20, 0.8).cpu(30, 0.6).cpu(89, 0.6).cpu(90, 0.6);
        assertThat(course.told())
                .containsExactly("0 firing", "10 recovering", "20 firing", "30 recovering", "90 inactive");
    }

    @Test
    void shouldFixLabelsAndRefreshTheRest() {
        Course course = Course.of(busy().team("ops")
                .labels(Map.of("area", "compute"))
                .summary("{{ labels.name }} at {{ percent(cpu_utilization) }}")
                .rule());
        course.signal(
                SignalExamples.host().at(at(0)).value("cpu_utilization", 0.95).label("state", "live"));
        Transition fired = course.transitions.getFirst();
        assertThat(fired.labels().values())
                .isEqualTo(Map.of(
                        "alertname", "Busy",
                        "severity", "warning",
                        "entity", "gpu-01",
                        "entity_kind", "host",
                        "name", "gpu-01",
                        "role", "gpu",
                        "team", "ops",
                        "area", "compute"));
        assertThat(fired.annotations()).isEqualTo(Map.of("summary", "gpu-01 at 95 %"));
        assertThat(fired.value()).isEqualTo(0.95);
        course.signal(SignalExamples.host()
                .at(at(10))
                .value("cpu_utilization", 0.99)
                .label("role", "changed")
                .label("state", "maintenance"));
        StoredAlert active = course.evaluation.active().getFirst();
        assertThat(active.labels()).isEqualTo(fired.labels().values());
        assertThat(active.value()).isEqualTo(0.99);
        assertThat(active.annotations()).isEqualTo(Map.of("summary", "gpu-01 at 99 %"));
    }

    @Test
    void shouldShowTheLastValueAtWhichItHeld() {
        Course course = Course.of(busy().keepFiringFor(seconds(60)).rule());
        course.cpu(0, 0.95).cpu(10, 0.97).cpu(20, 0.2);
        assertThat(course.transitions.getLast().value()).isEqualTo(0.97);
    }

    @Test
    void shouldLeaveTheTeamOfTheEntityAsItIs() {
        Course course = Course.of(RuleExamples.of(SignalKind.DEPLOYMENT, "failed == 1")
                .team("platform")
                .rule());
        course.signal(SignalExamples.of(SignalKind.DEPLOYMENT)
                .entity("search/qwen")
                .label("team", "search")
                .label("phase", "Failed")
                .label("reason", "ImagePull")
                .value("failed", 1));
        assertThat(course.transitions.getFirst().labels().get("team")).isEqualTo("search");
        assertThat(course.transitions.getFirst().labels().values()).doesNotContainKeys("phase", "reason");
    }

    @Test
    void shouldKeepEntitiesAndRulesApart() {
        Rule hot = RuleExamples.host("temperature_celsius > 70").id("hot").rule();
        Course course = Course.of(busy().rule(), hot);
        course.signal(
                SignalExamples.host().entity("a").value("cpu_utilization", 0.95).value("temperature_celsius", 40));
        course.signal(
                SignalExamples.host().entity("b").value("cpu_utilization", 0.1).value("temperature_celsius", 80));
        assertThat(course.evaluation.active())
                .extracting(alert -> alert.rule() + " " + alert.entity())
                .containsExactlyInAnyOrder("example a", "hot b");
    }

    @Test
    void shouldIgnoreSignalsThatAreOlderThanTheLast() {
        Course course = Course.of(busy().rule());
        assertThat(course.cpu(10, 0.5).cpu(9, 0.95).told()).isEmpty();
        assertThat(course.cpu(10, 0.95).told()).containsExactly("10 firing");
    }

    @Test
    void shouldNotLetAFailingRuleSilenceOthers() {
        Rule failing =
                RuleExamples.host("double(labels.role) > 1").id("failing").rule();
        Rule refused = RuleExamples.host("no_such_figure > 1").id("refused").rule();
        Course course = Course.of(failing, refused, busy().rule());
        assertThat(course.cpu(0, 0.95).told()).containsExactly("0 firing");
        Map<RuleId, RuleHealth> health = course.evaluation.health();
        assertThat(health.get(new RuleId("failing")))
                .isEqualTo(new RuleHealth.Failing("gpu-01", "double(x) needs a number, not: \"gpu\"", at(0)));
        assertThat(health.get(new RuleId("refused")))
                .isInstanceOfSatisfying(
                        RuleHealth.Refused.class,
                        state -> assertThat(state.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.message()).contains("no_such_figure")));
        assertThat(health.get(new RuleId("example"))).isEqualTo(new RuleHealth.Healthy());
    }

    @Test
    void shouldLeaveAlertsAsTheyAreWhileTheRuleFails() {
        Course course = Course.of(
                RuleExamples.host("double(labels[\"limit\"]) < cpu_utilization").rule());
        SignalExamples signal = SignalExamples.host().value("cpu_utilization", 0.5);
        course.signal(signal.label("limit", "0.4").at(at(0)));
        course.signal(signal.label("limit", "none").at(at(10)));
        assertThat(course.told()).containsExactly("0 firing");
        assertThat(course.evaluation.health().values()).hasOnlyElementsOfType(RuleHealth.Failing.class);
        course.signal(signal.label("limit", "0.6").at(at(100)));
        assertThat(course.told()).containsExactly("100 inactive");
        assertThat(course.evaluation.health().values()).hasOnlyElementsOfType(RuleHealth.Healthy.class);
    }

    @Test
    void shouldRefuseTwoRulesOfOneId() {
        assertThatThrownBy(() -> Course.of(busy().rule(), busy().rule()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rules must have different ids, not twice: example");
    }

    @Test
    void shouldRefuseTwoRulesWhoseAlertsCouldNotBeToldApart() {
        assertThatThrownBy(() -> Course.of(
                        busy().id("a").rule(),
                        RuleExamples.host("silent == 1")
                                .id("b")
                                .name("Busy")
                                .team("ops")
                                .rule()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rules must raise alerts that can be told apart, not: b ");
    }

    @Test
    void shouldTellAlertsOfOneNameApartByTheirLabels() {
        Course course = Course.of(
                busy().id("a").labels(Map.of("area", "a")).rule(),
                busy().id("b").labels(Map.of("area", "b")).rule());
        course.cpu(0, 0.95);
        assertThat(course.transitions)
                .extracting(transition -> transition.labels().fingerprint())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNotMakeAnotherAlertOfAnotherRevision() {
        Course course = Course.of(RuleExamples.of(SignalKind.TRAFFIC, "error_ratio > 0.5")
                .keepFiringFor(seconds(60))
                .rule());
        SignalExamples traffic = SignalExamples.of(SignalKind.TRAFFIC)
                .entity("deployment:ns/d")
                .label("scope", "deployment")
                .label("deployment", "ns/d")
                .label("team", "search");
        course.signal(traffic.at(at(0)).label("revision", "3").value("error_ratio", 0.9));
        course.signal(traffic.at(at(10)).label("revision", "4").value("error_ratio", 0.8));
        assertThat(course.told()).containsExactly("0 firing");
        StoredAlert alert = course.evaluation.active().getFirst();
        assertThat(alert.labels()).doesNotContainKey("revision").containsEntry("team", "search");
        assertThat(alert.annotations()).containsEntry("revision", "4");
    }

    @Test
    void shouldRefusePoliciesThatMakeNoSense() {
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new EvaluationPolicy(minute, seconds(1), minute, minute, minute))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EvaluationPolicy(minute, minute, minute, minute, minute.negated()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldStoreWhatItTells() {
        Course course = Course.of(busy().holdFor(seconds(10))
                .keepFiringFor(seconds(60))
                .noData(NoDataPolicy.KEEP)
                .rule());
        course.cpu(0, 0.95).cpu(10, 0.95).cpu(20, 0.5).noCpu(30).cpu(40, 0.5).cpu(99, 0.5);
        assertThat(course.transitions)
                .hasSize(6)
                .allSatisfy(
                        transition -> assertThat(transition.stored().state()).isEqualTo(transition.to()));
        assertThat(course.transitions.stream().map(transition -> Course.word(transition.to())))
                .isEqualTo(List.of("pending", "firing", "recovering", "no data, recovering", "recovering", "inactive"));
    }
}
