package io.dynamote.telemetry;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetentionPropertiesTest {

    @Test
    void shouldTakeWholeDays() {
        RetentionProperties retention = new RetentionProperties(Duration.ofDays(2), Duration.ofDays(3_660));
        assertThat(retention.trafficMinutes()).isEqualTo(Duration.ofDays(2));
        assertThat(retention.trafficHours()).isEqualTo(Duration.ofDays(3_660));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT24H  | PT9600H  | traffic-minutes must be 2d to 3660d in whole days, not: PT24H
            PT-48H | PT9600H  | traffic-minutes must be 2d to 3660d in whole days, not: PT-48H
            PT49H  | PT9600H  | traffic-minutes must be 2d to 3660d in whole days, not: PT49H
            PT720H | PT87864H | traffic-hours must be 2d to 3660d in whole days, not: PT87864H
            PT720H | PT696H   | traffic-hours must be at least traffic-minutes (PT720H), not: PT696H
            """)
    void shouldSayWhatItExpected(Duration minutes, Duration hours, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionProperties(minutes, hours))
                .withMessage("dynamote.telemetry.retention." + message);
    }
}
