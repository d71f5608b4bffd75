package io.dynamote.telemetry.intake;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IntakePropertiesTest {

    @Test
    void shouldTakeWhatMakesSense() {
        assertThat(new IntakeProperties(1_048_576).mostBytes()).isEqualTo(1_048_576);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_048_575, 2_000_000_000_000L})
    void shouldSayWhatItExpected(long mostBytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntakeProperties(mostBytes))
                .withMessage("dynamote.telemetry.intake.most-bytes must be from 1048576 to 1099511627776, not: "
                        + mostBytes);
    }
}
