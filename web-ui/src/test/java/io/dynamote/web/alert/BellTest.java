package io.dynamote.web.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.dynamote.web.AlertSamples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BellTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldCountOnlyWhatCallsForSomebody() {
        Bell bell = Bell.of(AlertSamples.active(NOW), true, true);
        assertThat(bell.text()).isEqualTo("3");
        assertThat(bell.title()).isEqualTo("3 alerts fire: 1 critical, 1 warning, 1 other; 1 acknowledged, 1 silenced");
        assertThat(bell.css()).isEqualTo("tone-failed");
        assertThat(bell.icon()).isEqualTo("bell-fill");
    }

    @Test
    void shouldBeQuietWhenNothingFires() {
        Bell bell = Bell.of(List.of(), true, true);
        assertThat(bell.text()).isEqualTo("0");
        assertThat(bell.title()).isEqualTo("No alert calls for anybody");
        assertThat(bell.css()).isEqualTo("is-quiet");
    }

    @Test
    void shouldNeverSayZeroWhileItDoesNotKnow() {
        Bell bell = Bell.of(List.of(), false, false);
        assertThat(bell.text()).isEqualTo("–");
        assertThat(bell.title()).isEqualTo("Whether alerts fire is not known");
    }

    @Test
    void shouldSayThatItIsOld() {
        Bell bell = Bell.of(List.of(AlertSamples.memory(NOW)), true, false);
        assertThat(bell.title()).isEqualTo("1 alert fires: 1 critical, as last known");
        assertThat(bell.css()).isEqualTo("tone-failed is-old");
    }

    @Test
    void shouldCountAnAlertOfWhichNextToNothingIsKnown() {
        assertThat(Bell.of(List.of(AlertSamples.bare(NOW)), true, true).title()).isEqualTo("1 alert fires: 1 other");
    }

    @Test
    void shouldNotGrowWithoutEnd() {
        assertThat(Bell.of(Collections.nCopies(1_000, AlertSamples.memory(NOW)), true, true)
                        .text())
                .isEqualTo("999+");
    }
}
