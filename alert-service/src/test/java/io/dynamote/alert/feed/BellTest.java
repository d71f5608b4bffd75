package io.dynamote.alert.feed;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BellTest {

    private final Bell bell = new Bell();

    private Duration waited(Duration most) {
        long begin = System.nanoTime();
        bell.await(most);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void shouldRememberThatItWasRungOnce() {
        bell.ring();
        bell.ring();
        assertThat(waited(Duration.ofSeconds(30))).isLessThan(Duration.ofSeconds(10));
        assertThat(waited(Duration.ofMillis(20))).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void shouldWakeWhoWaits() {
        Thread ringer = Thread.ofVirtual().start(bell::ring);
        assertThat(waited(Duration.ofSeconds(30))).isLessThan(Duration.ofSeconds(10));
        assertThat(ringer.isInterrupted()).isFalse();
    }

    @Test
    void shouldNotWaitForATimeThatIsOver() {
        assertThat(waited(Duration.ofSeconds(-5))).isLessThan(Duration.ofSeconds(10));
    }
}
