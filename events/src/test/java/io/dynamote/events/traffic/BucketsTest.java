package io.dynamote.events.traffic;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import io.dynamote.events.InvalidSampleException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The library is the judge: its buckets, its bytes. */
class BucketsTest {

    private static final long SEED = 20_261_121;

    @Test
    void shouldPutEveryValueWhereHdrHistogramPutsIt() {
        Histogram judge = new Histogram(1, Buckets.HIGHEST, 3);
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            long value = i < 5_000 ? i : (long) Math.exp(random.nextDouble() * Math.log(Buckets.HIGHEST));
            int bucket = Buckets.index(value);
            assertThat(Buckets.lowest(bucket)).as("lowest of %d", value).isEqualTo(judge.lowestEquivalentValue(value));
            assertThat(Buckets.highest(bucket))
                    .as("highest of %d", value)
                    .isEqualTo(Math.min(judge.highestEquivalentValue(value), Buckets.HIGHEST));
        }
    }

    @Test
    void shouldBeContiguousAndAtMostAThousandthWide() {
        for (int bucket = 1; bucket < Buckets.COUNT; bucket++) {
            assertThat(Buckets.lowest(bucket)).isEqualTo(Buckets.highest(bucket - 1) + 1);
            assertThat(Buckets.index(Buckets.lowest(bucket))).isEqualTo(bucket);
            assertThat(Buckets.index(Buckets.highest(bucket))).isEqualTo(bucket);
            long width = Buckets.highest(bucket) - Buckets.lowest(bucket);
            assertThat(width * 1_000L).isLessThanOrEqualTo(Buckets.lowest(bucket));
        }
    }

    @Test
    void shouldCountWhatIsOutOfRangeAtTheEdges() {
        assertThat(Buckets.index(-5)).isZero();
        assertThat(Buckets.index(Long.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
        assertThat(Buckets.highest(Buckets.COUNT - 1)).isEqualTo(Buckets.HIGHEST);
    }

    @Test
    void shouldWriteWhatHdrHistogramReads() throws Exception {
        Random random = new Random(SEED);
        Counts counts = new Counts();
        Histogram expected = new Histogram(1, Buckets.HIGHEST, 3);
        for (int i = 0; i < 20_000; i++) {
            long value = Math.min(Buckets.HIGHEST, (long) Math.exp(8 + 2 * random.nextGaussian()));
            counts.record(value);
            expected.recordValue(value);
        }

        Histogram read = Histogram.decodeFromByteBuffer(ByteBuffer.wrap(counts.encode()), 0);

        assertThat(read).isEqualTo(expected);
    }

    @Test
    void shouldReadWhatHdrHistogramWrites() throws Exception {
        Histogram histogram = new Histogram(1, Buckets.HIGHEST, 3);
        histogram.recordValueWithCount(0, 3);
        histogram.recordValueWithCount(1_500, 2);
        histogram.recordValueWithCount(Buckets.HIGHEST, 7_000_000_000L);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        byte[] encoded = new byte[histogram.encodeIntoByteBuffer(buffer)];
        buffer.flip().get(encoded);
        Map<Integer, Long> read = new HashMap<>();

        HdrEncoding.decode(encoded, read::put);

        assertThat(read).isEqualTo(Map.of(0, 3L, Buckets.index(1_500), 2L, Buckets.COUNT - 1, 7_000_000_000L));
    }

    @Test
    void shouldKeepCountsWhileItGrowsAndForgetThemWhenCleared() throws Exception {
        Counts counts = new Counts();
        for (int bucket = 0; bucket < 3_000; bucket++) {
            counts.add(bucket, bucket + 1L);
            counts.add(bucket, 1);
        }
        Map<Integer, Long> read = new HashMap<>();
        HdrEncoding.decode(counts.encode(), read::put);
        assertThat(read).hasSize(3_000).containsEntry(2_999, 3_001L);

        counts.clear();

        assertThat(counts.isEmpty()).isTrue();
        assertThat(counts.encode()).isEmpty();
    }

    @Test
    void shouldRefuseRubbish() {
        Counts counts = new Counts();
        counts.record(77);
        byte[] good = counts.encode();
        for (int cut = 1; cut < good.length; cut++) {
            byte[] torn = java.util.Arrays.copyOf(good, cut);
            assertThatThrownBy(() -> HdrEncoding.decode(torn, (bucket, count) -> {}))
                    .isInstanceOf(InvalidSampleException.class);
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] noisy = good.clone();
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
            try {
                HdrEncoding.decode(noisy, (bucket, count) -> assertThat(bucket).isBetween(0, Buckets.COUNT - 1));
            } catch (InvalidSampleException e) {
                assertThat(e).hasMessageContaining("must");
            }
        }
    }
}
