package io.dynamote.telemetry.traffic;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveAgeTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldBeStaleBeforeEverythingWasReadAndWhenNothingComesAnyMore() {
        assertThat(LiveAge.of(null, NOON)).isEqualTo(new LiveAge(null, true));
        assertThat(LiveAge.of(NOON, NOON.plusSeconds(5))).isEqualTo(new LiveAge(NOON, false));
        assertThat(LiveAge.of(NOON, NOON.plusSeconds(6))).isEqualTo(new LiveAge(NOON, true));
    }

    @Test
    void shouldBeAsOldAsTheOldestPart() {
        LiveAge now = LiveAge.of(NOON, NOON);
        assertThat(now.unreadSince(NOON.minusSeconds(9)).unreadSince(NOON.minusSeconds(7)))
                .isEqualTo(new LiveAge(NOON.minusSeconds(9), true));
        assertThat(LiveAge.of(null, NOON).unreadSince(NOON).asOf()).isNull();
    }

    @Test
    void shouldCoverOnlyWhatIsKnown() {
        assertThat(LiveAge.of(NOON, NOON).covers(NOON.plusSeconds(1))).isTrue();
        LiveAge old = LiveAge.of(NOON, NOON.plusSeconds(60));
        assertThat(old.covers(NOON)).isTrue();
        assertThat(old.covers(NOON.plusSeconds(1))).isFalse();
        assertThat(LiveAge.of(null, NOON).covers(NOON)).isFalse();
    }
}
