package io.dynamote.alert.rule;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "0s, PT0S",
        "90s, PT1M30S",
        "5m, PT5M",
        "1h30m, PT1H30M",
        "250ms, PT0.25S",
        "1d2h3m4s5ms, P1DT2H3M4.005S"
    })
    void shouldReadWhatPrometheusWrites(String text, Duration duration) {
        assertThat(RuleDuration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 m", "m", "-5m", "1.5h", "5m1h", "5min", "99999999d", "PT5M"})
    void shouldRefuseAnythingElse(String text) {
        assertThatThrownBy(() -> RuleDuration.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a duration such as 30s, 5m or 1h30m");
    }

    @Test
    void shouldWriteWhatItReads() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            Duration duration = Duration.ofMillis(random.nextLong(1L << random.nextInt(1, 31)));
            assertThat(RuleDuration.parse(RuleDuration.format(duration))).isEqualTo(duration);
        }
        assertThat(RuleDuration.format(Duration.ofMinutes(90))).isEqualTo("1h30m");
        assertThat(RuleDuration.format(Duration.ZERO)).isEqualTo("0s");
    }
}
