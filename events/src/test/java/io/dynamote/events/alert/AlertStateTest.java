package io.dynamote.events.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AlertStateTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String FINGERPRINT = "00112233445566ff";
    private static final AlertState.Acknowledgement ADA = new AlertState.Acknowledgement("ada", NOON, " ");

    private static AlertState alert(
            String fingerprint,
            AlertStatus status,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            AlertState.@Nullable Acknowledgement acknowledged) {
        return new AlertState(
                fingerprint,
                new UUID(1, 2),
                status,
                "A",
                null,
                null,
                null,
                null,
                new TreeMap<>(Map.of("alertname", "A", "odd", "\u001b[2J")),
                new TreeMap<>(Map.of("summary", "\u001b[31mred\u202e\nline")),
                null,
                null,
                NOON,
                startsAt,
                endsAt,
                null,
                null,
                acknowledged,
                List.of(),
                null,
                null,
                NOON);
    }

    private static AlertState right(AlertStatus status) {
        return alert(
                FINGERPRINT,
                status,
                status == AlertStatus.PENDING ? null : NOON,
                status == AlertStatus.RESOLVED ? NOON : null,
                status == AlertStatus.ACKNOWLEDGED ? ADA : null);
    }

    @ParameterizedTest
    @EnumSource(AlertStatus.class)
    void shouldHaveTheTimesOfItsStatusAndNoOthers(AlertStatus status) {
        AlertState right = right(status);
        assertThat(right.key()).isEqualTo(FINGERPRINT);
        Instant wrongStart = right.startsAt() == null ? NOON : null;
        Instant wrongEnd = right.endsAt() == null ? NOON : null;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alert(FINGERPRINT, status, wrongStart, right.endsAt(), right.acknowledged()))
                .withMessageStartingWith("startsAt must be absent only if pending");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alert(FINGERPRINT, status, right.startsAt(), wrongEnd, right.acknowledged()))
                .withMessageStartingWith("endsAt must be given only if resolved");
    }

    @Test
    void shouldSayWhoIsOnItIfSomebodyIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alert(FINGERPRINT, AlertStatus.ACKNOWLEDGED, NOON, null, null))
                .withMessageStartingWith("acknowledged must be given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alert(FINGERPRINT, AlertStatus.PENDING, null, null, ADA))
                .withMessageStartingWith("acknowledged must be given");
        assertThat(alert(FINGERPRINT, AlertStatus.RESOLVED, NOON, NOON, ADA).acknowledged())
                .isEqualTo(new AlertState.Acknowledgement("ada", NOON, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00112233445566F", "00112233445566fg", "0x112233445566ff"})
    void shouldRefuseAFingerprintThatIsNone(String fingerprint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alert(fingerprint, AlertStatus.PENDING, null, null, null))
                .withMessage("fingerprint must be 16 hexadecimal digits, not: " + fingerprint);
    }

    @Test
    void shouldCleanWhatWillBeDrawnAndLeaveWhatIsMatched() {
        AlertState alert = right(AlertStatus.FIRING);
        assertThat(alert.annotations()).containsEntry("summary", "red\nline");
        assertThat(alert.labels()).containsEntry("odd", "\u001b[2J");
    }

    @Test
    void shouldFireWhileItIsNotOverAndNotPending() {
        assertThat(AlertStatus.values())
                .filteredOn(AlertStatus::isFiring)
                .containsExactly(AlertStatus.FIRING, AlertStatus.ACKNOWLEDGED);
    }
}
