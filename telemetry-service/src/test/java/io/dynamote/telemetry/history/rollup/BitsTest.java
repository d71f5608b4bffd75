package io.dynamote.telemetry.history.rollup;

import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BitsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 15, 16, 255, 4_096, 123_456_789, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE})
    void shouldReadWhatWasWritten(long number) {
        BitWriter out = new BitWriter();
        out.bits(5, 3);
        out.unsigned(number);
        out.rice(number, new RunningMean(0));
        out.rice(number, new RunningMean(number / 2));
        BitReader in = new BitReader(out.toArray());
        assertThat(in.bits(3)).isEqualTo(5);
        assertThat(in.unsigned()).isEqualTo(number);
        assertThat(in.rice(new RunningMean(0))).isEqualTo(number);
        assertThat(in.rice(new RunningMean(number / 2))).isEqualTo(number);
    }

    @Test
    void shouldReadAnySequenceOfNumbers() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int most = 1 + random.nextInt(40);
            long[] numbers = LongStream.range(0, random.nextInt(300))
                    .map(_ -> random.nextLong(1L << random.nextInt(most)))
                    .toArray();
            long guess = random.nextInt(100);
            BitWriter out = new BitWriter();
            RunningMean writing = new RunningMean(guess);
            LongStream.of(numbers).forEach(number -> out.rice(number, writing));
            BitReader in = new BitReader(out.toArray());
            RunningMean reading = new RunningMean(guess);
            assertThat(LongStream.range(0, numbers.length).map(_ -> in.rice(reading)))
                    .containsExactly(LongStream.of(numbers).boxed().toArray(Long[]::new));
        }
    }

    @Test
    void shouldTakeLittleMoreThanTheNumbersDemand() {
        Random random = new Random(9);
        double mean = 12;
        int count = 10_000;
        BitWriter out = new BitWriter();
        RunningMean means = new RunningMean(0);
        for (int i = 0; i < count; i++) {
            out.rice((long) (Math.log(1 - random.nextDouble()) / Math.log(mean / (mean + 1))), means);
        }
        double demanded = ((mean + 1) * log2(mean + 1) - mean * log2(mean)) * count / Byte.SIZE;
        assertThat(out.toArray().length / demanded).isBetween(0.99, 1.1);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    @Test
    void shouldNotReadANumberWithoutAnEnd() {
        byte[] ones = new byte[40];
        java.util.Arrays.fill(ones, (byte) -1);
        assertThatIllegalStateException()
                .isThrownBy(() -> new BitReader(ones).unsigned())
                .withMessageContaining("a number of more than 64 bits");
    }
}
