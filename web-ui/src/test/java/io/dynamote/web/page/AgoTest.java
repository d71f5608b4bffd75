package io.dynamote.web.page;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgoTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-30, now",
        "0, now",
        "1, now",
        "2, 2 s",
        "59, 59 s",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h",
        "86399, 23 h",
        "86400, 1 d",
        "34560000, 400 d"
    })
    void shouldSayAnAgeInOneUnit(long seconds, String text) {
        assertThat(Ago.text(NOW.minusSeconds(seconds), NOW)).isEqualTo(text);
    }
}
