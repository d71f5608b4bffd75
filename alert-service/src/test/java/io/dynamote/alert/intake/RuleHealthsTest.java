package io.dynamote.alert.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.evaluation.RuleHealth;
import io.dynamote.alert.rule.RuleId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RuleHealthsTest {

    private static final RuleId RULE = new RuleId("rule");
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    private final RuleHealths healths = new RuleHealths();

    private static RuleHealth failing(int second) {
        return new RuleHealth.Failing("host-" + second, "no number", AT.plusSeconds(second));
    }

    @Test
    void shouldCountTheRulesThatCannotBeEvaluated() {
        assertThat(healths.metrics().getFirst().values())
                .isEqualTo(Map.of(List.of("failing"), 0.0, List.of("refused"), 0.0));
        healths.put(List.of(
                Map.of(RULE, failing(1), new RuleId("well"), new RuleHealth.Healthy()),
                Map.of(RULE, failing(2), new RuleId("gone"), new RuleHealth.Refused(List.of()))));
        assertThat(healths.metrics().getFirst().values())
                .isEqualTo(Map.of(List.of("failing"), 1.0, List.of("refused"), 1.0));
    }

    @Test
    void shouldTakeARuleForHealthyOfWhichNothingIsKnown() {
        assertThat(healths.of(RULE)).isInstanceOf(RuleHealth.Healthy.class);
    }

    @Test
    void shouldTellOfARuleThatFailsOnOnePartition() {
        healths.put(List.of(
                Map.of(RULE, new RuleHealth.Healthy()),
                Map.of(RULE, failing(1)),
                Map.of(RULE, new RuleHealth.Healthy())));
        assertThat(healths.of(RULE)).isEqualTo(failing(1));
    }

    @Test
    void shouldTellTheLastFailure() {
        healths.put(List.of(Map.of(RULE, failing(1)), Map.of(RULE, failing(3)), Map.of(RULE, failing(2))));
        assertThat(healths.of(RULE)).isEqualTo(failing(3));
    }

    @Test
    void shouldForgetWhatIsOver() {
        healths.put(List.of(Map.of(RULE, failing(1))));
        healths.put(List.of(Map.of(RULE, new RuleHealth.Healthy())));
        assertThat(healths.of(RULE)).isInstanceOf(RuleHealth.Healthy.class);
    }
}
