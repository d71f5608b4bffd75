package io.dynamote.telemetry.hosthistory;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HostRetentionTest {

    private static void assertRefused(Duration minutes, Duration hours, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostRetention(minutes, hours))
                .withMessage(message);
    }

    @Test
    void shouldRefuseTimesThatMakeNoSense() {
        Duration day = Duration.ofDays(1);
        assertRefused(
                day,
                Duration.ofDays(9),
                "dynamote.telemetry.retention.hosts.minutes must be 2d to 3660d in whole days, not: PT24H");
        assertRefused(
                Duration.ofDays(2),
                Duration.ofHours(49),
                "dynamote.telemetry.retention.hosts.hours must be 2d to 3660d in whole days, not: PT49H");
        assertRefused(
                Duration.ofDays(9),
                Duration.ofDays(8),
                "dynamote.telemetry.retention.hosts.hours must be at least minutes (PT216H), not: PT192H");
    }
}
