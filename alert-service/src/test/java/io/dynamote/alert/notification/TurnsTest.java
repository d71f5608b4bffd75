package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Destination SLACK = new Destination("ops", "ops/slack/0", true, Duration.ofSeconds(1));
    private static final Destination MAIL = new Destination("ops", "ops/email/0", true, Duration.ZERO);

    private final Turns turns = new Turns();

    @Test
    void shouldGiveTurnsOneAfterAnother() {
        assertThat(turns.reserve(SLACK, NOW)).isEqualTo(NOW);
        assertThat(turns.reserve(SLACK, NOW)).isEqualTo(NOW.plusSeconds(1));
        assertThat(turns.reserve(SLACK, NOW)).isEqualTo(NOW.plusSeconds(2));
        assertThat(turns.reserve(SLACK, NOW.plusSeconds(60))).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void shouldNotSpaceWhatNeedsNoSpace() {
        assertThat(turns.reserve(MAIL, NOW)).isEqualTo(NOW);
        assertThat(turns.reserve(MAIL, NOW)).isEqualTo(NOW);
        assertThat(turns.reserve(SLACK, NOW)).isEqualTo(NOW);
    }

    @Test
    void shouldGiveNoTurnBeforeTheTimeThatWasAskedFor() {
        turns.block(SLACK, NOW.plusSeconds(30));
        turns.block(SLACK, NOW.plusSeconds(10));

        assertThat(turns.isBlocked(SLACK, NOW.plusSeconds(29))).isTrue();
        assertThat(turns.isBlocked(SLACK, NOW.plusSeconds(30))).isFalse();
        assertThat(turns.isBlocked(MAIL, NOW)).isFalse();
        assertThat(turns.reserve(SLACK, NOW)).isEqualTo(NOW.plusSeconds(30));
        assertThat(turns.reserve(SLACK, NOW)).isEqualTo(NOW.plusSeconds(31));
    }

    @Test
    void shouldSayOnceWhatChanged() {
        turns.load(new Turn(MAIL.id(), NOW, NOW));
        turns.reserve(SLACK, NOW);
        turns.block(SLACK, NOW.plusSeconds(9));

        assertThat(turns.tracked().drain(new HashSet<>()))
                .isEqualTo(List.of(new Turn(SLACK.id(), NOW.plusSeconds(1), NOW.plusSeconds(9))));
        assertThat(turns.tracked().drain(new HashSet<>())).isEmpty();
    }
}
