package io.dynamote.web.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private final Pace pace = new Pace(250);

    @Test
    void shouldLetTheFirstThroughAtOnce() {
        pace.changed("all", 1_000);
        assertThat(pace.take(1_000)).containsExactly("all");
        assertThat(pace.take(1_000)).isEmpty();
    }

    @Test
    void shouldMakeOneOfWhatChangesWithinAnInterval() {
        pace.changed("all", 1_000);
        pace.take(1_000);
        pace.changed("all", 1_100);
        pace.changed("all", 1_200);
        assertThat(pace.take(1_249)).isEmpty();
        assertThat(pace.pause(1_249)).isEqualTo(OptionalLong.of(1));
        assertThat(pace.take(1_250)).containsExactly("all");
        assertThat(pace.pause(1_250)).isEmpty();
    }

    @Test
    void shouldNotLetOneKeyHoldUpAnother() {
        pace.changed("a", 1_000);
        pace.take(1_000);
        pace.changed("a", 1_001);
        pace.changed("b", 1_001);
        assertThat(pace.take(1_001)).containsExactly("b");
    }

    @Test
    void shouldNeverLetMoreThanFourThroughASecond() {
        List<Long> sent = new ArrayList<>();
        for (long now = 0; now < 10_000; now += 10) {
            pace.changed("all", now);
            if (!pace.take(now).isEmpty()) {
                sent.add(now);
            }
        }
        assertThat(sent).hasSize(40).startsWith(0L, 250L, 500L);
    }

    @Test
    void shouldHaveNothingToWaitForWhenNothingChanged() {
        assertThat(pace.pause(0)).isEmpty();
        assertThat(pace.take(0)).isEmpty();
    }
}
