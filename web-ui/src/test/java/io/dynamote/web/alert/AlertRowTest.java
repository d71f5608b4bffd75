package io.dynamote.web.alert;

import java.time.Instant;
import java.util.Map;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.page.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertRowTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "HOST, gpu-01, /hosts/gpu-01",
        "HOST, a b/c, /hosts/a%20b%2Fc",
        "JOB, nightly backup, /jobs?q=nightly%20backup",
        "TRAFFIC, all, /traffic",
        "TRAFFIC, model:Qwen/Qwen3-0.6B, /traffic?scope=model%3AQwen%2FQwen3-0.6B",
        "DEPLOYMENT, ns/name, /deployments/ns/name",
        "DEPLOYMENT, odd, "
    })
    void shouldLeadToThePageOfWhatItIsOn(SignalKind kind, String name, String href) {
        assertThat(AlertWords.href(new AlertState.Entity(kind, name)).orElse(null))
                .isEqualTo(href);
    }

    @Test
    void shouldNameAHostAsPeopleDo() {
        AlertState state = with("critical", new AlertState.Entity(SignalKind.HOST, "4c4c4544-0042"));
        assertThat(new AlertRow(state).entity()).isEqualTo("gpu-07");
    }

    @ParameterizedTest
    @CsvSource({
        "critical, Critical, FAILED",
        "warning, Warning, WARNING",
        "info, Info, WORKING",
        "page, Page, UNKNOWN",
        "'', No severity, UNKNOWN"
    })
    void shouldSayTheSeverityInAWord(String severity, String word, Tone tone) {
        AlertRow row = new AlertRow(with(severity, null));
        assertThat(row.severity().word()).isEqualTo(word);
        assertThat(row.severity().tone()).isEqualTo(tone);
        assertThat(row.badge().tone()).isEqualTo(tone);
    }

    @Test
    void shouldOfferToAcknowledgeOnlyWhatFires() {
        assertThat(AlertSamples.active(NOW))
                .extracting(state -> new AlertRow(state).canBeAcknowledged())
                .containsExactly(true, false, true, true, false, true);
        assertThat(AlertSamples.active(NOW))
                .extracting(state -> new AlertRow(state).isAcknowledged())
                .containsExactly(false, true, false, false, false, false);
    }

    @Test
    void shouldFollowOnlyAddressesOfTheWeb() {
        assertThat(AlertWords.safe("javascript:alert(1)")).isNull();
        assertThat(new AlertRow(AlertSamples.foreign(NOW)).source()).isEqualTo("https://prometheus.example/graph");
    }

    private static AlertState with(String severity, AlertState.Entity entity) {
        return AlertSamples.alert(
                AlertSamples.MEMORY,
                AlertStatus.FIRING,
                "Name",
                severity,
                null,
                entity,
                Map.of("name", "gpu-07"),
                "summary",
                null,
                NOW,
                null,
                java.util.List.of(),
                NOW);
    }
}
