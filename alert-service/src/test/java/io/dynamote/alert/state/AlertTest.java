package io.dynamote.alert.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.dynamote.alert.label.LabelSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlertTest {

    private static final Instant T0 = Instant.parse("2026-11-21T12:00:00Z");

    private static Instant t(long seconds) {
        return T0.plus(Duration.ofSeconds(seconds));
    }

    private static Alert alert(long start, @Nullable Long end, boolean presumed, long updated, String summary) {
        return new Alert(
                LabelSet.of(Map.of("alertname", "A")),
                Map.of("summary", summary),
                t(start),
                end == null ? null : t(end),
                presumed,
                t(updated),
                "");
    }

    @Test
    void shouldFireUntilItsEnd() {
        Alert alert = alert(0, 10L, false, 0, "s");

        assertThat(alert.status(t(9))).isEqualTo(AlertStatus.FIRING);
        assertThat(alert.status(t(10))).isEqualTo(AlertStatus.RESOLVED);
        assertThat(alert(0, null, false, 0, "s").isFiring(t(1_000_000))).isTrue();
    }

    @Test
    void shouldKeepTheEarliestStartAndTheLatestWords() {
        Alert merged = alert(0, null, false, 0, "old").after(alert(5, null, false, 6, "new"), t(6));

        assertThat(merged.startsAt()).isEqualTo(t(0));
        assertThat(merged.annotations()).containsEntry("summary", "new");
        assertThat(merged.updatedAt()).isEqualTo(t(6));
    }

    @Test
    void shouldResolveWhenItsSourceSaysSo() {
        Alert merged = alert(0, null, false, 0, "s").after(alert(0, 5L, false, 6, "s"), t(6));

        assertThat(merged.endsAt()).isEqualTo(t(5));
        assertThat(merged.isFiring(t(6))).isFalse();
    }

    @Test
    void shouldTakeTheLatestEndOfTwo() {
        Alert merged = alert(0, 8L, false, 8, "s").after(alert(0, 5L, false, 9, "s"), t(9));

        assertThat(merged.endsAt()).isEqualTo(t(8));
    }

    @Test
    void shouldPreferAnEndThatWasSaidOverOneThatIsPresumed() {
        Alert presumed = alert(0, 300L, true, 0, "s").after(alert(1, 100L, false, 5, "s"), t(5));
        Alert said = alert(0, 300L, false, 0, "s").after(alert(1, 100L, true, 5, "s"), t(5));

        assertThat(presumed.endsAt()).isEqualTo(t(100));
        assertThat(said.endsAt()).isEqualTo(t(300));
        assertThat(said.endPresumed()).isFalse();
    }

    @Test
    void shouldBeginAnewAfterItsEnd() {
        Alert again = alert(0, 5L, false, 5, "s").after(alert(10, null, false, 10, "s"), t(10));

        assertThat(again.startsAt()).isEqualTo(t(10));
        assertThat(again.isFiring(t(10))).isTrue();
    }

    @Test
    void shouldHeedTheYoungerWordIfNewsComeLate() {
        Alert merged = alert(0, null, false, 9, "young").after(alert(2, null, false, 3, "late"), t(10));

        assertThat(merged.annotations()).containsEntry("summary", "young");
    }

    @Test
    void shouldRefuseAlertsThatCannotBe() {
        assertThatThrownBy(() -> alert(5, 4L, false, 5, "s")).hasMessageContaining("must end at or after its start");
        assertThatThrownBy(() -> Alert.firing(LabelSet.EMPTY, Map.of(), T0, "")).hasMessageContaining("a label");
    }
}
