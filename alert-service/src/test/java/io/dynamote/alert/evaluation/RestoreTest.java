package io.dynamote.alert.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.evaluation.AlertState.Firing;
import io.dynamote.alert.evaluation.AlertState.Pending;
import io.dynamote.alert.evaluation.AlertState.Recovering;
import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.rule.NoDataPolicy;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.alert.rule.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.dynamote.alert.evaluation.Course.at;
import static io.dynamote.alert.evaluation.Course.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RestoreTest {

    private static RuleExamples busy() {
        return RuleExamples.host("cpu_utilization > 0.9").noData(NoDataPolicy.KEEP);
    }

    /** Stops a course at a second and goes on at another with nothing but what was stored. */
    private static Course restarted(Course before, long down, long up, Rule... rules) {
        List<StoredAlert> stored = before.evaluation.active();
        Course after = Course.of(rules);
        after.evaluation.restore(stored, at(down), after.transitions::add);
        return after.other(at(up));
    }

    /**
     * With {@code for: 30m}, seen from second 0 on, down at {@code down}, up at {@code up}: when it fires. Ten minutes are
     * the grace, an hour is the tolerance; what is shorter than a minute is no outage.
     */
    @ParameterizedTest
    @CsvSource({
        "60, 120, 1860",
        "600, 1200, 2400",
        "1200, 1800, 2400",
        "1500, 1600, 2200",
        "1790, 1849, 1849",
        "1790, 1850, 2450",
        "600, 659, 1800",
        "600, 660, 1860",
        "600, 4200, 5400",
        "600, 4201, 6001"
    })
    void shouldNotFireForTheTimeInWhichNobodyLooked(long down, long up, long fires) {
        Rule rule = busy().holdFor(seconds(1_800)).rule();
        Course before = Course.of(rule);
        for (long second = 0; second < down; second += 30) {
            before.cpu(second, 0.95);
        }
        before.cpu(down, 0.95);
        Course after = restarted(before, down, up, rule);
        after.told();
        for (long second = up; second <= fires; second++) {
            after.cpu(second, 0.95);
        }
        assertThat(after.transitions.stream().filter(Transition::fires).map(Transition::at))
                .containsExactly(at(fires));
    }

    @Test
    void shouldBeginAnewWithAForShorterThanTheGrace() {
        Rule rule = busy().holdFor(seconds(60)).rule();
        Course after = restarted(Course.of(rule).cpu(0, 0.95).cpu(50, 0.95), 50, 150, rule);
        assertThat(after.state()).isEqualTo(new Pending(at(150)));
        assertThat(after.cpu(160, 0.95).told()).containsExactly("150 pending OUTAGE");
        assertThat(after.cpu(210, 0.95).told()).containsExactly("210 firing");
    }

    @Test
    void shouldGoOnFiringWithoutSayingSoAgain() {
        Rule rule = busy().rule();
        Course before = Course.of(rule).cpu(0, 0.95);
        Course after = restarted(before, 0, 7_200, rule);
        assertThat(after.told()).isEmpty();
        assertThat(after.state()).isEqualTo(new Firing(at(0), at(0)));
        assertThat(after.cpu(7_201, 0.95).told()).isEmpty();
        assertThat(after.cpu(7_202, 0.5).told()).containsExactly("7202 inactive");
    }

    @Test
    void shouldNotForgetWhatTheAlertSays() {
        Rule rule = busy().summary("{{ percent(cpu_utilization) }}").rule();
        Course before = Course.of(rule).cpu(0, 0.95);
        Course after = restarted(before, 0, 60, rule);
        assertThat(after.evaluation.active()).isEqualTo(before.evaluation.active());
        after.cpu(70, 0.5);
        Transition resolved = after.transitions.getFirst();
        assertThat(resolved.value()).isEqualTo(0.95);
        assertThat(resolved.annotations()).isEqualTo(Map.of("summary", "95 %"));
        assertThat(resolved.labels().get("entity")).isEqualTo("gpu-01");
    }

    @Test
    void shouldNotCountTheOutageAsRecovery() {
        Rule rule = busy().keepFiringFor(seconds(60)).rule();
        Course before = Course.of(rule).cpu(0, 0.95).cpu(10, 0.5).cpu(40, 0.5);
        Course after = restarted(before, 40, 1_000, rule);
        assertThat(after.state()).isEqualTo(new Recovering(at(0), at(0), at(970)));
        assertThat(after.cpu(1_029, 0.5).told()).containsExactly("1000 recovering OUTAGE");
        assertThat(after.cpu(1_030, 0.5).told()).containsExactly("1030 inactive");
    }

    @Test
    void shouldNotCountTheOutageAsSilence() {
        Rule rule = busy().noData(NoDataPolicy.OK).rule();
        Course after = restarted(Course.of(rule).cpu(0, 0.95), 0, 500, rule);
        assertThat(after.tick(559).told()).isEmpty();
        assertThat(after.tick(560).told()).containsExactly("560 no data, inactive SILENCE");
    }

    @Test
    void shouldEndWhatComesTooLateOrHasNoRule() {
        Rule rule = busy().holdFor(seconds(1_800)).rule();
        Course before = Course.of(rule).cpu(0, 0.95);
        assertThat(restarted(before, 0, 3_601, rule).told()).containsExactly("3601 inactive OUTAGE");
        assertThat(restarted(before, 0, 60).told()).containsExactly("0 inactive RULE_GONE");
    }

    @Test
    void shouldSurviveARestartWhileNothingCanBeTold() {
        Rule rule = busy().rule();
        Course before = Course.of(rule).cpu(0, 0.95).noCpu(10);
        Course after = restarted(before, 10, 20, rule);
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.noCpu(30).told()).isEmpty();
        assertThat(after.cpu(40, 0.95).told()).containsExactly("40 firing NO_DATA");
    }

    @Test
    void shouldGoOnAsIfNothingHadBeenIfNoSignalWasMissed() {
        Rule rule = busy().holdFor(seconds(60)).keepFiringFor(seconds(60)).rule();
        Course pending = restarted(Course.of(rule).cpu(0, 0.95).cpu(50, 0.95), 50, 51, rule);
        assertThat(pending.told()).isEmpty();
        assertThat(pending.cpu(59, 0.95).cpu(60, 0.95).told()).containsExactly("60 firing");
        Course recovering = restarted(pending.cpu(70, 0.1), 70, 71, rule);
        assertThat(recovering.cpu(129, 0.1).cpu(130, 0.1).told()).containsExactly("130 inactive");
    }

    @Test
    void shouldReadAgainWhatWasReadSinceTheLastTransition() {
        Rule rule = busy().rule();
        Course before = Course.of(rule).cpu(0, 0.1).cpu(10, 0.95);
        Course after = restarted(before, 10, 5, rule);
        assertThat(after.cpu(5, 0.1).cpu(10, 0.95).told())
                .as("older than the alert")
                .isEmpty();
        assertThat(after.cpu(20, 0.1).told()).containsExactly("20 inactive");
    }

    @Test
    void shouldMissAnEntityThatFellSilentDuringTheRestart() {
        Rule rule = busy().noData(NoDataPolicy.ALERT).rule();
        Course after = Course.of(rule);
        after.evaluation.recall(
                SignalExamples.host().at(at(40)).value("cpu_utilization", 0.95).signal());
        after.evaluation.restore(List.of(), at(45), after.transitions::add);
        assertThat(after.told()).as("evaluated before").isEmpty();
        assertThat(after.tick(99).told()).isEmpty();
        assertThat(after.tick(100).told()).containsExactly("100 no data, firing SILENCE");
    }

    @Test
    void shouldEndWhatTheRuleWouldNotRaiseAnyMore() {
        Course before = Course.of(busy().labels(Map.of("area", "a")).rule()).cpu(0, 0.95);
        Rule renamed = busy().name("Other").labels(Map.of("area", "a")).rule();
        Rule moved = busy().labels(Map.of("area", "b")).rule();
        Rule worse =
                busy().labels(Map.of("area", "a")).severity(Severity.CRITICAL).rule();
        for (Rule rule : List.of(renamed, moved, worse)) {
            Course after = restarted(before, 0, 1, rule);
            assertThat(after.told()).containsExactly("0 inactive RULE_GONE");
            assertThat(after.cpu(2, 0.95).told()).containsExactly("2 firing");
        }
    }

    @Test
    void shouldAddUpTwoOutages() {
        Rule rule = busy().holdFor(seconds(1_800)).rule();
        Course first = restarted(Course.of(rule).cpu(0, 0.95), 0, 300, rule).cpu(300, 0.95);
        Course second = restarted(first, 300, 600, rule);
        assertThat(second.state()).isEqualTo(new Pending(at(600)));
    }

    @Test
    void shouldHoldNothingThatCannotBe() {
        Instant now = at(0);
        assertThatThrownBy(() -> stored(null, now, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stored(now, null, now)).isInstanceOf(IllegalArgumentException.class);
    }

    private static StoredAlert stored(Instant activeAt, Instant firedAt, Instant since) {
        List<StoredAlert> any =
                new ArrayList<>(Course.of(busy().rule()).cpu(0, 0.95).evaluation.active());
        StoredAlert alert = any.getFirst();
        return new StoredAlert(
                alert.rule(),
                1,
                alert.kind(),
                alert.entity(),
                activeAt,
                firedAt,
                since,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
