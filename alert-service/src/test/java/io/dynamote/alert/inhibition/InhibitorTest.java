package io.dynamote.alert.inhibition;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.state.Alert;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InhibitorTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Inhibitor inhibitor(String source, String target, String... equal) {
        return new Inhibitor(
                List.of(new InhibitionRule(Matchers.parse(source), Matchers.parse(target), List.of(equal))));
    }

    private static Alert alert(Map<String, String> labels) {
        return Alert.firing(LabelSet.of(labels), Map.of(), NOW, "");
    }

    @Test
    void shouldInhibitTargetsWithTheSameLabels() {
        Inhibitor inhibitor = inhibitor("kind=host", "kind=service", "host");
        inhibitor.take(alert(Map.of("kind", "host", "host", "a")));

        assertThat(inhibitor.inhibiting(LabelSet.of(Map.of("kind", "service", "host", "a")), NOW))
                .isPresent();
        assertThat(inhibitor.inhibiting(LabelSet.of(Map.of("kind", "service", "host", "b")), NOW))
                .isEmpty();
        assertThat(inhibitor.inhibiting(LabelSet.of(Map.of("kind", "other", "host", "a")), NOW))
                .isEmpty();
    }

    @Test
    void shouldTakeMissingAndEmptyLabelsForEqual() {
        Inhibitor inhibitor = inhibitor("kind=host", "kind=service", "rack");
        inhibitor.take(alert(Map.of("kind", "host")));

        assertThat(inhibitor.inhibiting(LabelSet.of(Map.of("kind", "service", "rack", "")), NOW))
                .isPresent();
    }

    @Test
    void shouldNotInhibitByWhatIsResolved() {
        Inhibitor inhibitor = inhibitor("kind=host", "kind=service");
        Alert source = alert(Map.of("kind", "host"));
        LabelSet target = LabelSet.of(Map.of("kind", "service"));
        inhibitor.take(source);
        inhibitor.take(source.resolved(NOW.plusSeconds(5)));

        assertThat(inhibitor.inhibiting(target, NOW.plusSeconds(4))).isPresent();
        assertThat(inhibitor.inhibiting(target, NOW.plusSeconds(5))).isEmpty();
        inhibitor.forgetResolved(NOW.plusSeconds(5));
        assertThat(inhibitor.inhibiting(target, NOW.plusSeconds(4))).isEmpty();
    }

    @Test
    void shouldNotLetAnAlertThatIsBothInhibitItselfOrItsLike() {
        Inhibitor inhibitor = inhibitor("severity=~\"warning|critical\"", "severity=warning", "host");
        Alert both = alert(Map.of("severity", "warning", "host", "a", "n", "1"));
        Alert alike = alert(Map.of("severity", "warning", "host", "a", "n", "2"));
        inhibitor.take(both);
        inhibitor.take(alike);

        assertThat(inhibitor.inhibiting(both.labels(), NOW)).isEmpty();
        assertThat(inhibitor.inhibiting(alike.labels(), NOW)).isEmpty();

        inhibitor.take(alert(Map.of("severity", "critical", "host", "a")));
        assertThat(inhibitor.inhibiting(both.labels(), NOW)).isPresent();
    }

    @Test
    void shouldRefuseRulesWithoutASide() {
        assertThatThrownBy(() -> inhibitor("", "a=b")).hasMessageContaining("source and target");
    }
}
