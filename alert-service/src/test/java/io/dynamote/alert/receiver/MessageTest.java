package io.dynamote.alert.receiver;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.state.Alert;
import io.dynamote.alert.state.AlertStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageTest {

    private static final Instant NOW = Samples.NOW;
    private static final Alert ONE =
            alert(Map.of("alertname", "HostSilent", "host", "a", "team", "search"), "a is silent");
    private static final Alert TWO =
            alert(Map.of("alertname", "HostSilent", "host", "b", "team", "search"), "b is silent");
    private static final Alert OTHER = alert(Map.of("alertname", "DiskFull", "host", "a"), "a is full");

    private static Alert alert(Map<String, String> labels, String summary) {
        return Alert.firing(LabelSet.of(labels), Map.of("summary", summary, "runbook", "r"), NOW.minusSeconds(9), "");
    }

    private static Message message(Map<String, String> groupLabels, Alert... alerts) {
        return new Message(
                Reason.FIRST, "ops", "{}:{}", LabelSet.of(groupLabels), NOW, List.of(alerts), "http://p", null);
    }

    @Test
    void shouldFireAsLongAsOneAlertFires() {
        assertThat(message(Map.of(), ONE.resolved(NOW), TWO).status()).isEqualTo(AlertStatus.FIRING);
        assertThat(message(Map.of(), ONE.resolved(NOW), TWO).firing()).isEqualTo(1);
        assertThat(message(Map.of(), ONE.resolved(NOW), TWO.resolved(NOW)).status())
                .isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldTellWhatFiresFirstAndTheRestByLabels() {
        assertThat(message(Map.of(), ONE.resolved(NOW), TWO, OTHER).alerts())
                .containsExactly(OTHER, TWO, ONE.resolved(NOW));
    }

    @Test
    void shouldKnowWhatAllAlertsShare() {
        assertThat(message(Map.of(), ONE, TWO).commonLabels().values())
                .containsOnly(Map.entry("alertname", "HostSilent"), Map.entry("team", "search"));
        assertThat(message(Map.of(), ONE, TWO).commonAnnotations()).containsOnly(Map.entry("runbook", "r"));
        assertThat(message(Map.of(), ONE, OTHER).commonLabels().values()).containsOnly(Map.entry("host", "a"));
    }

    @Test
    void shouldHaveATitleThatSaysWhatAndWhere() {
        assertThat(message(Map.of("alertname", "HostSilent", "team", "search"), ONE, TWO)
                        .title())
                .isEqualTo("[FIRING:2] HostSilent search");
        assertThat(message(Map.of("alertname", "HostSilent"), ONE).title())
                .isEqualTo("[FIRING:1] HostSilent a is silent");
        assertThat(message(Map.of("alertname", "HostSilent"), ONE.resolved(NOW), TWO.resolved(NOW))
                        .title())
                .isEqualTo("[RESOLVED] HostSilent");
        assertThat(message(Map.of(), ONE, OTHER).title()).isEqualTo("[FIRING:2] alerts");
    }

    @Test
    void shouldRefuseToTellOfNothing() {
        assertThatThrownBy(() -> message(Map.of())).hasMessageContaining("must tell of an alert");
    }

    @Test
    void shouldSayOfAnAlertWhatTheOthersDoNotHave() {
        Message message = message(Map.of("alertname", "HostSilent"), ONE, TWO.resolved(NOW.minusMillis(1)));
        AlertLine firing = AlertLine.of(message, message.alerts().getFirst());
        AlertLine over = AlertLine.of(message, message.alerts().getLast());

        assertThat(firing.state()).isEqualTo("🔥 FIRING");
        assertThat(firing.labels()).isEqualTo("host=a");
        assertThat(firing.since()).isEqualTo("2026-11-21T11:59:51Z");
        assertThat(over.state()).isEqualTo("✅ RESOLVED");
        assertThat(over.summary()).isEqualTo("b is silent");
        assertThat(over.since()).isEqualTo("2026-11-21T11:59:59Z");
    }

    @Test
    void shouldNameAnAlertThatHasNoWords() {
        Alert bare = Alert.firing(LabelSet.of(Map.of("alertname", "Bare")), Map.of(), NOW, "");
        Alert nameless = Alert.firing(LabelSet.of(Map.of("host", "a")), Map.of(), NOW, "");

        assertThat(AlertLine.of(message(Map.of(), bare), bare).summary()).isEqualTo("Bare");
        assertThat(AlertLine.of(message(Map.of(), nameless), nameless).summary())
                .isEqualTo("alert");
    }
}
