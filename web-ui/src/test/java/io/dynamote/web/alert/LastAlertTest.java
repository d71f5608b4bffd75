package io.dynamote.web.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.AlertSamples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LastAlertTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static AlertState alert(String fingerprint, AlertStatus status, Instant since, Instant now) {
        return AlertSamples.alert(
                fingerprint,
                status,
                "HostSilent",
                "critical",
                null,
                new AlertState.Entity(SignalKind.HOST, "gpu-01"),
                Map.of(),
                "It is silent",
                1.0,
                since,
                null,
                List.of(),
                now);
    }

    @Test
    void shouldBeTheOneThatFiredLaterInWhateverOrderTheyAreHeardOf() {
        AlertState early = alert("00000000000000f1", AlertStatus.FIRING, NOW.minusSeconds(900), NOW);
        AlertState late = alert("00000000000000f2", AlertStatus.RESOLVED, NOW.minusSeconds(300), NOW.minusSeconds(60));
        assertThat(LastAlerts.newer(early, late)).isEqualTo(late);
        assertThat(LastAlerts.newer(late, early)).isEqualTo(late);
    }

    @Test
    void shouldBeWhatWasSaidLastOfOneAndTheSame() {
        AlertState fires = alert("00000000000000f1", AlertStatus.FIRING, NOW.minusSeconds(900), NOW.minusSeconds(800));
        AlertState over = alert("00000000000000f1", AlertStatus.RESOLVED, NOW.minusSeconds(900), NOW);
        assertThat(LastAlerts.newer(fires, over)).isEqualTo(over);
        assertThat(LastAlerts.newer(over, fires)).isEqualTo(over);
    }

    @Test
    void shouldSaySinceWhenItStandsWhereItStands() {
        AlertState fires = alert("00000000000000f1", AlertStatus.FIRING, NOW.minusSeconds(900), NOW);
        AlertState over = alert("00000000000000f1", AlertStatus.RESOLVED, NOW.minusSeconds(900), NOW);
        assertThat(LastAlert.of(fires, true).at()).isEqualTo(NOW.minusSeconds(900));
        assertThat(LastAlert.of(over, true).at()).isEqualTo(NOW.minusSeconds(60));
        assertThat(LastAlert.UNKNOWN.at()).isNull();
        assertThat(LastAlert.UNKNOWN.badge()).isNull();
    }
}
