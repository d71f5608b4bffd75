package io.dynamote.telemetry.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SequencesTest {

    @Test
    void shouldHoldOneRangeWhileNumbersComeInOrder() {
        Sequences sequences = new Sequences();
        for (long number = 1; number <= 100_000; number++) {
            assertThat(sequences.add(number)).isTrue();
        }
        assertThat(sequences.ranges()).containsExactly(1L, 100_000L);
        assertThat(sequences.add(50_000)).isFalse();
        assertThat(sequences.add(100_000)).isFalse();
        assertThat(sequences.add(1)).isFalse();
    }

    @Test
    void shouldJoinRangesWhenTheGapIsFilled() {
        Sequences sequences = new Sequences();
        for (long number : new long[] {1, 2, 5, 6, 9}) {
            sequences.add(number);
        }
        assertThat(sequences.ranges()).containsExactly(1L, 2L, 5L, 6L, 9L, 9L);
        assertThat(sequences.add(4)).isTrue();
        assertThat(sequences.ranges()).containsExactly(1L, 2L, 4L, 6L, 9L, 9L);
        assertThat(sequences.add(3)).isTrue();
        assertThat(sequences.ranges()).containsExactly(1L, 6L, 9L, 9L);
        assertThat(sequences.add(7)).isTrue();
        assertThat(sequences.add(8)).isTrue();
        assertThat(sequences.ranges()).containsExactly(1L, 9L);
    }

    /** A set is the judge. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldTellNewNumbersFromKnownOnesInAnyOrder(long seed) {
        Random random = new Random(seed);
        Sequences sequences = new Sequences();
        Set<Long> judge = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long number = 1 + (long) Math.abs(i / 4.0 + 200 * random.nextGaussian());
            assertThat(sequences.add(number)).as("number %d", number).isEqualTo(judge.add(number));
        }
        assertThat(numbers(sequences.ranges())).isEqualTo(judge);
        assertThat(numbers(Sequences.of(sequences.ranges()).ranges())).isEqualTo(judge);
    }

    @Test
    void shouldTakeTheOldestGapAsFilledBeyondItsBound() {
        Sequences sequences = new Sequences();
        for (long number = 1; number <= 2L * Sequences.MOST + 1; number += 2) {
            assertThat(sequences.add(number)).isTrue();
        }
        assertThat(sequences.ranges()).hasSize(2 * Sequences.MOST).startsWith(1L, 3L, 5L, 5L);
        assertThat(sequences.add(2)).as("in the gap that was given up").isFalse();
        assertThat(sequences.add(4)).isTrue();
    }

    @Test
    void shouldStayInOrderWhileItIsFull() {
        Random random = new Random(17);
        List<Long> even = new ArrayList<>();
        for (long number = 2; number <= 6L * Sequences.MOST; number += 2) {
            even.add(number);
        }
        Collections.shuffle(even, random);
        Sequences sequences = new Sequences();
        for (long number : even) {
            sequences.add(number);
            List<Long> ranges = sequences.ranges();
            assertThat(ranges.size()).isLessThanOrEqualTo(2 * Sequences.MOST);
        }
        assertThat(sequences.ranges()).isSorted();
    }

    private static Set<Long> numbers(List<Long> ranges) {
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < ranges.size(); i += 2) {
            for (long number = ranges.get(i); number <= ranges.get(i + 1); number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
