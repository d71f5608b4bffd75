package io.dynamote.telemetry.host;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SampleNumbersTest {

    private final SampleNumbers numbers = new SampleNumbers();

    @Test
    void shouldKnowWhatCameAgain() {
        assertThat(numbers.add(1, 7)).isTrue();
        assertThat(numbers.add(1, 8)).isTrue();
        assertThat(numbers.add(1, 7)).isFalse();
        assertThat(numbers.add(1, 8)).isFalse();
    }

    @Test
    void shouldTakeWhatFillsAGap() {
        numbers.add(1, 1);
        numbers.add(1, 4);
        assertThat(numbers.add(1, 2)).isTrue();
        assertThat(numbers.add(1, 3)).isTrue();
        assertThat(numbers.add(1, 3)).isFalse();
        assertThat(numbers.text()).isEqualTo("1:1-4");
    }

    @Test
    void shouldKeepEpochsApart() {
        numbers.add(1, 1);
        assertThat(numbers.add(2, 1)).isTrue();
        assertThat(numbers.add(1, 2)).isTrue();
        assertThat(numbers.text()).isEqualTo("1:1-2;2:1-1");
    }

    @Test
    void shouldForgetTheOldestEpochsAndTakeTheirSamplesForKnown() {
        for (int epoch = 1; epoch <= SampleNumbers.MOST_EPOCHS + 1; epoch++) {
            numbers.add(epoch, 1);
        }
        assertThat(numbers.add(1, 2)).isFalse();
        assertThat(numbers.add(2, 2)).isTrue();
    }

    @Test
    void shouldBoundTheGapsOfAnEpoch() {
        for (int i = 0; i <= SampleNumbers.MOST_GAPS + 10; i++) {
            assertThat(numbers.add(1, 2L * i)).isTrue();
        }
        assertThat(numbers.text().split(",")).hasSize(SampleNumbers.MOST_GAPS);
        assertThat(numbers.add(1, 1)).as("within the oldest gap").isFalse();
        assertThat(numbers.add(1, 2L * SampleNumbers.MOST_GAPS - 1))
                .as("within a young gap")
                .isTrue();
    }

    @Test
    void shouldTellWhatASetTellsWhateverTheOrder() {
        Random random = new Random(42);
        Set<Long> expected = new TreeSet<>();
        SampleNumbers read = new SampleNumbers();
        for (int i = 0; i < 20_000; i++) {
            long number = 1 + random.nextLong(1_500);
            assertThat(read.add(3, number)).isEqualTo(expected.add(number));
            if (i % 1_000 == 0) {
                read = SampleNumbers.parse(read.text());
            }
        }
    }

    @Test
    void shouldReadWhatItWroteEvenIfThatIsNothing() {
        assertThat(SampleNumbers.parse("").text()).isEmpty();
        numbers.add(1_763_640_000_000L, 3);
        numbers.add(1_763_640_000_000L, 5);
        numbers.add(2_000_000_000_000L, 1);
        assertThat(SampleNumbers.parse(numbers.text()).text())
                .isEqualTo(numbers.text())
                .isEqualTo("1763640000000:3-3,5-5;2000000000000:1-1");
    }
}
