package io.dynamote.telemetry.job;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JobPropertiesTest {

    @Test
    void shouldTakeWhatMakesSense() {
        assertThat(new JobProperties(Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, Duration.ofDays(1), 1).most())
                .isEqualTo(1);
    }

    @Test
    void shouldNameTheKeyTheValueAndWhatWasExpected() {
        Duration day = Duration.ofDays(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobProperties(Duration.ofDays(8), day, day, day, 1))
                .withMessage("dynamote.telemetry.jobs.archive-after must be 0s to 7d, not: PT192H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobProperties(day, Duration.ZERO, day, day, 1))
                .withMessage("dynamote.telemetry.jobs.quiet-after must be 1s to 7d, not: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobProperties(day, day, day, Duration.ofHours(1), 1))
                .withMessage("dynamote.telemetry.jobs.keep must be 86400s to 3660d, not: PT1H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobProperties(day, day, day, day, 0))
                .withMessage("dynamote.telemetry.jobs.most must be 1 to 100000, not: 0");
    }
}
