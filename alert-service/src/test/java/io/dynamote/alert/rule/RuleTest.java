package io.dynamote.alert.rule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.dynamote.alert.expression.Checked;
import io.dynamote.alert.expression.ExpressionError;
import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.expression.Truth;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleTest {

    private static RuleExamples example() {
        return RuleExamples.host("cpu_utilization > 0.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "a-", "a b", "ä", "a_b"})
    void shouldRefuseOddIds(String id) {
        assertThatThrownBy(() -> new RuleId(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be 1 to 63 lower case letters, digits and hyphens, not: \"" + id + "\"");
    }

    @Test
    void shouldCountRevisionsFromOne() {
        assertThat(example().rule().withRevision(7).revision()).isEqualTo(7);
        assertThatThrownBy(() -> example().rule().withRevision(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("revision must be counted from 1, not: 0");
    }

    @Test
    void shouldRefuseWhatCannotBeShown() {
        assertThatThrownBy(() -> example().name("a\u001bb").rule()).hasMessageContaining("must be 1 to 100 letters");
        assertThatThrownBy(() -> example().team("a\nb").rule()).hasMessageContaining("must be one line");
        assertThatThrownBy(() -> example().labels(Map.of("a", "\u0007")).rule())
                .hasMessageContaining("must be one line");
        assertThatThrownBy(() -> example().summary(" ").rule()).hasMessage("must not be empty");
    }

    @Test
    void shouldRefuseLabelsThatAlertsHaveByThemselves() {
        Rule.RESERVED.forEach(name -> assertThatThrownBy(
                        () -> example().labels(Map.of(name, "x")).rule())
                .hasMessage("must not be set: alerts have " + name + " by themselves"));
        assertThatThrownBy(() -> example().labels(Map.of("a-b", "x")).rule()).hasMessageContaining("must have a name");
        Map<String, String> many = new HashMap<>();
        IntStream.range(0, 21).forEach(i -> many.put("l" + i, "x"));
        assertThatThrownBy(() -> example().labels(many).rule()).hasMessage("must have at most 20 labels, not: 21");
    }

    @Test
    void shouldRefuseDurationsThatMakeNoSense() {
        assertThatThrownBy(() -> example().holdFor(Duration.ofDays(8)).rule())
                .hasMessage("must be 0 to 7d in whole milliseconds, not: PT192H");
        assertThatThrownBy(() -> example().keepFiringFor(Duration.ofSeconds(-1)).rule())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> example().holdFor(Duration.ofNanos(1)).rule())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKnowWhetherItRaisesTheSameAlerts() {
        Rule rule = example().rule();
        assertThat(rule.raisesTheSameAlertsAs(example()
                        .holdFor(Duration.ofMinutes(1))
                        .summary("other")
                        .rule()
                        .withRevision(2)))
                .isTrue();
        assertThat(rule.raisesTheSameAlertsAs(
                        RuleExamples.host("cpu_utilization > 0.8").rule()))
                .isTrue();
        assertThat(rule.raisesTheSameAlertsAs(
                        example().severity(Severity.CRITICAL).rule()))
                .isFalse();
        assertThat(rule.raisesTheSameAlertsAs(example().team("ops").rule())).isFalse();
        assertThat(rule.raisesTheSameAlertsAs(example().name("Other").rule())).isFalse();
        assertThat(rule.raisesTheSameAlertsAs(example().labels(Map.of("a", "b")).rule()))
                .isFalse();
    }

    @Test
    void shouldBeToldFromOthersByWhatItsAlertsSay() {
        Rule rule = example().name("A").labels(Map.of("a", "b")).rule();
        RuleExamples other =
                RuleExamples.host("silent == 1").id("other").name("A").labels(Map.of("a", "b"));
        assertThat(other.rule().identity()).isEqualTo(rule.identity());
        assertThat(other.team("ops").rule().identity()).isEqualTo(rule.identity());
        assertThat(other.severity(Severity.INFO).rule().identity()).isNotEqualTo(rule.identity());
        assertThat(example().name("A").rule().identity()).isNotEqualTo(rule.identity());
        RuleExamples job = RuleExamples.of(SignalKind.JOB, "failed == 1").name("A");
        assertThat(job.labels(Map.of("a", "b")).rule().identity()).isNotEqualTo(rule.identity());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    maintenance == 0 && cpu_utilization > 0.9; {{ percent(cpu_utilization) }} {{ maintenance }}; cpu_utilization
                    maintenance == 0 && cpu_utilization > 0.9; {{ swap_utilization }}; maintenance
                    cpu_utilization > 0.9; busy; cpu_utilization
                    labels.role == "gpu"; {{ cpu_utilization }};
                    """)
    void shouldShowTheFigureThatPeopleReadOf(String expression, String summary, String figure) {
        CompiledRule rule = RuleExamples.host(expression).summary(summary).compiled();
        assertThat(rule.figure()).isEqualTo(Optional.ofNullable(figure));
    }

    @Test
    void shouldNameTheMistakesOfAllItsTexts() {
        Rule rule = example()
                .clear("x > 1")
                .summary("{{ y }}")
                .description("{{ z }}")
                .rule();
        assertThat(CompiledRule.of(rule).mistakes())
                .extracting(ExpressionError::message)
                .containsExactly(
                        "undeclared reference to 'x'", "undeclared reference to 'y'", "undeclared reference to 'z'");
        assertThatThrownBy(() -> CompiledRule.of(rule).orThrow())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("at 1:1: undeclared reference to 'x'; known are ");
        assertThatThrownBy(() -> new Checked.Bad<>(java.util.List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Condition above 0.9, clear below 0.7; null stands for a figure that is unavailable. */
    @ParameterizedTest
    @CsvSource({
        "0.95, false, TRUE", "0.8, false, FALSE", "0.6, false, FALSE", ", false, UNKNOWN",
        "0.95, true, TRUE", "0.8, true, TRUE", "0.6, true, FALSE", ", true, UNKNOWN"
    })
    void shouldStayOnUntilItIsClear(Double utilization, boolean firing, Truth truth) {
        CompiledRule rule = example().clear("cpu_utilization < 0.7").compiled();
        SignalExamples signal = SignalExamples.host();
        if (utilization != null) {
            signal.value("cpu_utilization", utilization);
        }
        assertThat(rule.test(signal.figures(), firing)).isEqualTo(truth);
    }

    @Test
    void shouldNotBeClearWhileThatCannotBeTold() {
        CompiledRule rule = example().clear("swap_utilization < 0.1").compiled();
        SignalExamples calm = SignalExamples.host().value("cpu_utilization", 0.1);
        assertThat(rule.test(calm.figures(), true)).isEqualTo(Truth.UNKNOWN);
        assertThat(rule.test(calm.figures(), false)).isEqualTo(Truth.FALSE);
        CompiledRule odd = example().clear("double(labels.name) > 1").compiled();
        assertThat(odd.test(calm.figures(), true)).isEqualTo(Truth.FAILED);
    }
}
