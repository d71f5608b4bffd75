package io.dynamote.alert.silence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.schedule.Range;
import io.dynamote.alert.schedule.TimeInterval;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SilencesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final LabelSet HOST = LabelSet.of(Map.of("alertname", "HostSilent", "host", "gpu-01"));

    private static Silence silence(String matchers, Duration from, Duration to) {
        return new Silence(
                new SilenceId(new UUID(0, 1)),
                Matchers.parse(matchers),
                NOW.plus(from),
                NOW.plus(to),
                "ann",
                "work",
                NOW);
    }

    @Test
    void shouldMuteBetweenItsTimesOnly() {
        Silence silence = silence("host=gpu-01", Duration.ofMinutes(1), Duration.ofMinutes(2));

        assertThat(silence.state(NOW)).isEqualTo(SilenceState.PENDING);
        assertThat(silence.mutes(HOST, NOW)).isFalse();
        assertThat(silence.mutes(HOST, NOW.plusSeconds(60))).isTrue();
        assertThat(silence.state(NOW.plusSeconds(119))).isEqualTo(SilenceState.ACTIVE);
        assertThat(silence.mutes(HOST, NOW.plusSeconds(120))).isFalse();
        assertThat(silence.state(NOW.plusSeconds(120))).isEqualTo(SilenceState.EXPIRED);
    }

    @Test
    void shouldKnowWhichAreActive() {
        Silence now = silence("host=gpu-01", Duration.ZERO, Duration.ofMinutes(1));
        Silence later = new Silence(
                new SilenceId(new UUID(0, 2)), now.matchers(), now.endsAt(), NOW.plusSeconds(120), "ann", "work", NOW);
        Silences silences = new Silences();
        silences.put(now);
        silences.put(later);

        assertThat(silences.active(NOW)).containsExactly(now);
        assertThat(silences.active(NOW.plusSeconds(60))).containsExactly(later);
        assertThat(silences.active(NOW.plusSeconds(120))).isEmpty();
    }

    @Test
    void shouldMuteWhatAllMatchersMeet() {
        Silence silence = silence("host=gpu-01,alertname=~\"Disk.*\"", Duration.ZERO, Duration.ofHours(1));

        assertThat(silence.mutes(HOST, NOW)).isFalse();
        assertThat(silence.mutes(HOST.with(Map.of("alertname", "DiskFull")), NOW))
                .isTrue();
    }

    @Test
    void shouldExpireRatherThanVanish() {
        Silence active = silence("host=gpu-01", Duration.ofMinutes(-5), Duration.ofHours(1))
                .expire(NOW);
        Silence pending = silence("host=gpu-01", Duration.ofMinutes(5), Duration.ofHours(1))
                .expire(NOW);

        assertThat(active.startsAt()).isEqualTo(NOW.minusSeconds(300));
        assertThat(active.endsAt()).isEqualTo(NOW);
        assertThat(active.state(NOW)).isEqualTo(SilenceState.EXPIRED);
        assertThat(pending.startsAt()).isEqualTo(NOW);
        assertThat(pending.state(NOW)).isEqualTo(SilenceState.EXPIRED);
        assertThatThrownBy(() -> active.expire(NOW.plusSeconds(1))).hasMessageContaining("is over since " + NOW);
    }

    @Test
    void shouldRefuseSilencesThatMuteEverythingOrNobodyAnswersFor() {
        assertThatThrownBy(() -> silence("host=~\".*\"", Duration.ZERO, Duration.ofHours(1)))
                .hasMessageContaining("matchers");
        assertThatThrownBy(() -> silence("host=a", Duration.ofHours(1), Duration.ZERO))
                .hasMessageContaining("endsAt");
        SilenceId id = new SilenceId(new UUID(0, 1));
        Matchers host = Matchers.parse("host=a");
        assertThatThrownBy(() -> new Silence(id, host, NOW, NOW.plusSeconds(1), " ", "c", NOW))
                .hasMessageContaining("createdBy");
        assertThatThrownBy(() -> new Silence(id, host, NOW, NOW.plusSeconds(1), "ann", "", NOW))
                .hasMessageContaining("comment");
        assertThatThrownBy(() -> Silence.create(id, host, NOW.minusSeconds(9), NOW.minusSeconds(1), "ann", "c", NOW))
                .hasMessageContaining("in the future");
        assertThatThrownBy(() -> Silence.create(id, host, NOW, NOW, "ann", "c", NOW))
                .hasMessageContaining("must be after startsAt");
    }

    @Test
    void shouldMuteWhileWorkIsPlanned() {
        // Saturdays from 13:00 in Berlin, which is an hour ahead of UTC in November.
        TimeInterval saturday = new TimeInterval(
                List.of(new Range(13 * 60, 14 * 60)),
                List.of(new Range(6, 6)),
                List.of(),
                List.of(),
                List.of(),
                ZoneId.of("Europe/Berlin"));
        MaintenanceWindow window = new MaintenanceWindow(
                "kernel", Matchers.parse("host=~\"gpu-.*\""), List.of(saturday), "ann", "kernels");

        assertThat(window.mutes(HOST, NOW)).isTrue();
        assertThat(window.mutes(HOST, NOW.plus(Duration.ofHours(1)))).isFalse();
        assertThat(window.mutes(HOST, NOW.plus(Duration.ofDays(1)))).isFalse();
        assertThat(window.mutes(HOST, NOW.plus(Duration.ofDays(7)))).isTrue();
        assertThatThrownBy(() -> new MaintenanceWindow("k", Matchers.NONE, List.of(saturday), "a", "c"))
                .hasMessageContaining("matchers");
        assertThatThrownBy(() -> new MaintenanceWindow("k", Matchers.parse("a=b"), List.of(), "a", "c"))
                .hasMessageContaining("times");
    }

    @Test
    void shouldNameWhatMutes() {
        Silences silences = new Silences();
        Silence silence = silence("host=gpu-01", Duration.ZERO, Duration.ofHours(1));
        silences.put(silence);

        assertThat(silences.muting(HOST, NOW)).containsExactly(silence.name());
        silences.put(silence.expire(NOW));
        assertThat(silences.muting(HOST, NOW)).isEmpty();
        assertThat(silences.all()).hasSize(1);
        silences.forget(silence.name());
        assertThat(silences.all()).isEmpty();
    }
}
