package io.dynamote.web.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static AlertState alert(
            AlertStatus status,
            AlertState.@Nullable Entity entity,
            Map<String, String> labels,
            List<String> silencedBy) {
        return AlertSamples.alert(
                "00000000000000f0",
                status,
                "Name",
                "critical",
                null,
                entity,
                labels,
                "summary",
                null,
                NOW,
                status == AlertStatus.ACKNOWLEDGED ? new AlertState.Acknowledgement("ada", NOW, null) : null,
                silencedBy,
                NOW);
    }

    private static AlertState on(@Nullable SignalKind kind, String name, Map<String, String> labels) {
        return alert(AlertStatus.FIRING, kind == null ? null : new AlertState.Entity(kind, name), labels, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "TRAFFIC, all, All traffic, traffic",
        "TRAFFIC, model:Qwen/Qwen3-0.6B, Qwen/Qwen3-0.6B, traffic of a model",
        "TRAFFIC, team:search, search, traffic of a team",
        "TRAFFIC, :odd, odd, traffic",
        "DEPLOYMENT, ns/name, ns/name, deployment",
        "HOST, 4c4c, 4c4c, host",
        "JOB, nightly/db-1, nightly/db-1, job"
    })
    void shouldNameWhatAnAlertIsOn(SignalKind kind, String entity, String name, String kindText) {
        AlertState alert = on(kind, entity, Map.of());
        assertThat(AlertWords.entityName(alert)).isEqualTo(name);
        assertThat(AlertWords.kindText(alert)).isEqualTo(kindText);
    }

    @ParameterizedTest
    @EnumSource(
            value = SignalKind.class,
            names = {"HOST", "JOB"})
    void shouldPreferTheNameThatPeopleKnow(SignalKind kind) {
        assertThat(AlertWords.entityName(on(kind, "4c4c", Map.of("name", "gpu-01"))))
                .isEqualTo("gpu-01");
    }

    @Test
    void shouldNameWhatAnotherSystemWatchesByItsLabels() {
        assertThat(AlertWords.entityName(on(null, "", Map.of("instance", "db:9100", "job", "node"))))
                .isEqualTo("db:9100");
        assertThat(AlertWords.entityName(on(null, "", Map.of("job", "node")))).isEqualTo("node");
        assertThat(AlertWords.entityName(on(null, "", Map.of()))).isEmpty();
        assertThat(AlertWords.kindText(on(null, "", Map.of()))).isEqualTo("other system");
        assertThat(AlertWords.href(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"critical, 0", "warning, 1", "info, 2", "page, 3", ", 3"})
    void shouldRankWhatRulesKnowBeforeWhatOthersSay(String severity, int rank) {
        assertThat(AlertWords.rank(severity)).isEqualTo(rank);
    }

    @Test
    void shouldCallOnlyForWhatFiresAndNobodyIsOnOrSilenced() {
        assertThat(AlertWords.calls(alert(AlertStatus.FIRING, null, Map.of(), List.of())))
                .isTrue();
        assertThat(AlertWords.calls(alert(AlertStatus.FIRING, null, Map.of(), List.of("silence"))))
                .isFalse();
        assertThat(AlertWords.calls(alert(AlertStatus.ACKNOWLEDGED, null, Map.of(), List.of())))
                .isFalse();
        assertThat(AlertWords.calls(alert(AlertStatus.PENDING, null, Map.of(), List.of())))
                .isFalse();
        assertThat(AlertWords.calls(alert(AlertStatus.RESOLVED, null, Map.of(), List.of())))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, Pending, UNKNOWN",
        "FIRING, Firing, FAILED",
        "ACKNOWLEDGED, Acknowledged, WORKING",
        "RESOLVED, Resolved, RUNNING"
    })
    void shouldSayWhereItStandsInTheColourOfItsSeverityOnlyWhileItFires(AlertStatus status, String word, Tone tone) {
        assertThat(AlertWords.status(alert(status, null, Map.of(), List.of())).word())
                .isEqualTo(word);
        assertThat(AlertWords.status(alert(status, null, Map.of(), List.of())).tone())
                .isEqualTo(tone);
    }

    @ParameterizedTest
    @CsvSource({
        "https://prometheus.example/graph, true",
        "http://10.0.0.1:9090, true",
        "javascript:alert(1), false",
        "//evil.example, false",
        "ftp://x, false"
    })
    void shouldFollowOnlyAddressesOfTheWeb(String address, boolean safe) {
        assertThat(AlertWords.safe(address)).isEqualTo(safe ? address : null);
    }
}
