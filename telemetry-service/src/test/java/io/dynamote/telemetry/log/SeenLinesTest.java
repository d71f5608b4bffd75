package io.dynamote.telemetry.log;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import io.dynamote.events.log.LogLine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenLinesTest {

    private final SeenLines seen = new SeenLines();

    private boolean add(long sequence) {
        return seen.add(LogBookTest.line("a", sequence, LogLine.Severity.INFO, "m"));
    }

    @Test
    void shouldAgreeWithASetOfAllNumbersWithinTheWindow() {
        Random random = new Random(7);
        Set<Long> all = new HashSet<>();
        long newest = 1;
        for (int i = 0; i < 50_000; i++) {
            newest += random.nextInt(3);
            long number = Math.max(1, newest - random.nextInt(2_000));
            assertThat(add(number)).isEqualTo(all.add(number));
        }
    }

    @Test
    void shouldTakeAJumpAndTreatWhatIsFarBehindAsSeen() {
        assertThat(add(1)).isTrue();
        assertThat(add(1_000_000_000_000L)).isTrue();
        assertThat(add(2)).isFalse();
        assertThat(add(1_000_000_000_000L - 4_095)).isTrue();
    }

    @Test
    void shouldTellInstancesApart() {
        assertThat(add(1)).isTrue();
        assertThat(seen.add(LogBookTest.line("b", 1, LogLine.Severity.INFO, "m")))
                .isTrue();
    }
}
