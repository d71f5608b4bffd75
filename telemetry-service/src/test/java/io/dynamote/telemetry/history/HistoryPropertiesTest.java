package io.dynamote.telemetry.history;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HistoryPropertiesTest {

    @Test
    void shouldTakeItsBounds() {
        HistoryProperties properties = new HistoryProperties(Duration.ofMillis(200), Duration.ofHours(1));
        assertThat(properties.writeInterval()).isEqualTo(Duration.ofMillis(200));
        assertThat(properties.grace()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT0.1S | PT2M   | write-interval must be 200ms to 1m, not: PT0.1S
            PT61S  | PT2M   | write-interval must be 200ms to 1m, not: PT1M1S
            PT10S  | PT-1S  | grace must be 0s to 1h, not: PT-1S
            PT10S  | PT2H   | grace must be 0s to 1h, not: PT2H
            """)
    void shouldSayWhatItExpected(Duration writeInterval, Duration grace, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HistoryProperties(writeInterval, grace))
                .withMessage("dynamote.telemetry.history." + message);
    }
}
