package io.dynamote.telemetry.host;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RhythmTest {

    private static Rhythm of(Duration gap, int times) {
        Rhythm rhythm = Rhythm.unknown();
        for (int i = 0; i < times; i++) {
            rhythm = rhythm.after(gap);
        }
        return rhythm;
    }

    @Test
    void shouldMissAnAgentOfOneSecondWithinFiveSeconds() {
        assertThat(Rhythm.unknown().patience()).isEqualTo(Duration.ofSeconds(4));
        assertThat(of(Duration.ofSeconds(1), 20).patience()).isEqualTo(Duration.ofSeconds(4));
        assertThat(of(Duration.ofMillis(2_050), 20).patience()).isLessThan(Duration.ofMillis(4_200));
    }

    @Test
    void shouldLearnThatAHostIsSlow() {
        assertThat(of(Duration.ofSeconds(60), 2).patience()).isEqualTo(Duration.ofSeconds(91));
    }

    @Test
    void shouldNotTakeAnOutageForARhythm() {
        Rhythm rhythm = of(Duration.ofSeconds(2), 9).after(Duration.ofHours(1));
        assertThat(rhythm.usual()).isEqualTo(Duration.ofSeconds(2));
        assertThat(Rhythm.unknown()
                        .after(Duration.ofSeconds(2))
                        .after(Duration.ofHours(1))
                        .usual())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void shouldTakeSamplesThatComeTogetherForOneDelivery() {
        Rhythm rhythm = of(Duration.ofSeconds(10), 5);
        for (int i = 0; i < 100; i++) {
            rhythm = rhythm.after(Duration.ofMillis(3));
        }
        assertThat(rhythm.usual()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldFollowAHostThatBecomesFaster() {
        Rhythm rhythm = of(Duration.ofSeconds(60), 9);
        for (int i = 0; i < 5; i++) {
            rhythm = rhythm.after(Duration.ofSeconds(2));
        }
        assertThat(rhythm.usual()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rhythm.gaps()).hasSize(9);
    }
}
