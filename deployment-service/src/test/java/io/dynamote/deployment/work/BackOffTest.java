package io.dynamote.deployment.work;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {

    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(30));

    @ParameterizedTest(name = "after {0} failures between {1} and {2} ms")
    @CsvSource({
        "1, 125, 250",
        "2, 250, 500",
        "3, 500, 1000",
        "7, 8000, 16000",
        "8, 15000, 30000",
        "30, 15000, 30000",
        "100000, 15000, 30000"
    })
    void shouldDoubleUpToTheLongest(int failures, long least, long most) {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            assertThat(BACK_OFF.after(failures, random)).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
        }
    }

    @Test
    void shouldSpreadThoseWhoFailedTogether() {
        Random random = new Random(1);

        assertThat(IntStream.range(0, 100)
                        .mapToObj(_ -> BACK_OFF.after(5, random))
                        .distinct())
                .hasSizeGreaterThan(90);
    }
}
