package io.dynamote.agent.delivery;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {

    @Test
    void shouldDoubleUpToALimitBelowFiveSeconds() {
        BackOff backOff = new BackOff(() -> 1);
        assertThat(Stream.generate(backOff::next).limit(6).map(Duration::toMillis))
                .containsExactly(250L, 500L, 1000L, 2000L, 2500L, 2500L);
    }

    @Test
    void shouldLeaveHalfToChance() {
        assertThat(new BackOff(() -> 0).next()).isEqualTo(Duration.ofMillis(125));
        assertThat(new BackOff(() -> 0.5).next()).isEqualTo(Duration.ofMillis(187));
    }

    @Test
    void shouldBeginAnewAfterSuccess() {
        BackOff backOff = new BackOff(() -> 1);
        backOff.next();
        backOff.next();
        backOff.reset();
        assertThat(backOff.next()).isEqualTo(Duration.ofMillis(250));
    }
}
