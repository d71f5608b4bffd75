package io.dynamote.web.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.web.AlertSamples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Calls calls = new Calls(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldCallOnceForEachOccurrence() {
        assertThat(told(state(AlertStatus.PENDING, 5))).isFalse();
        assertThat(told(state(AlertStatus.FIRING, 5))).isTrue();
        assertThat(told(state(AlertStatus.FIRING, 5))).isFalse();
        assertThat(told(null)).isFalse();
        assertThat(told(state(AlertStatus.FIRING, 5))).isTrue();
    }

    @Test
    void shouldNotCallForWhatIsOnlyReadAgain() {
        assertThat(told(state(AlertStatus.FIRING, 3_600))).isFalse();
        assertThat(told(state(AlertStatus.FIRING, 3_600))).isFalse();
    }

    @Test
    void shouldNotCallWhileSomebodyIsOnItButAgainWhenNobodyIs() {
        assertThat(told(state(AlertStatus.FIRING, 3_600))).isFalse();
        assertThat(told(state(AlertStatus.ACKNOWLEDGED, 3_600))).isFalse();
        assertThat(told(state(AlertStatus.FIRING, 3_600))).isTrue();
    }

    @Test
    void shouldNotCallForWhatIsSilenced() {
        AlertState silenced = AlertSamples.active(NOW).get(3);
        assertThat(calls.changed(silenced.fingerprint(), silenced)).isEmpty();
    }

    @Test
    void shouldSayWhatFiresAndWhereToLook() {
        assertThat(calls.changed("f", state(AlertStatus.FIRING, 5))).hasValueSatisfying(event -> {
            assertThat(event.name()).isEqualTo("alert-fired");
            assertThat(event.data())
                    .contains("\"name\":\"Name\"", "\"severity\":\"critical\"", "\"href\":\"/alerts/incidents/");
        });
    }

    private boolean told(@Nullable AlertState alert) {
        return calls.changed(AlertSamples.MEMORY, alert).isPresent();
    }

    private static AlertState state(AlertStatus status, long seconds) {
        AlertState.Acknowledgement by =
                status == AlertStatus.ACKNOWLEDGED ? new AlertState.Acknowledgement("ada", NOW, null) : null;
        AlertState state = AlertSamples.alert(
                AlertSamples.MEMORY,
                status,
                "Name",
                "critical",
                null,
                null,
                Map.of(),
                "summary",
                null,
                NOW.minusSeconds(seconds),
                by,
                List.of(),
                NOW);
        assertThat(state.incident()).isInstanceOf(UUID.class);
        return state;
    }
}
