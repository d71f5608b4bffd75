package io.dynamote.telemetry.traffic;

import java.util.Arrays;
import java.util.Random;

import io.dynamote.events.traffic.Buckets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BucketCountsTest {

    private static final double[] PERCENTILES = {0.1, 1, 50, 90, 95, 99, 99.9, 100};

    private final BucketCounts counts = new BucketCounts();

    @Test
    void shouldEqualTheSortedValuesToTheBucket() {
        Random random = new Random(3);
        long[] values = new long[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(Buckets.HIGHEST, (long) Math.exp(random.nextGaussian() * 3 + 12));
            counts.add(Buckets.index(values[i]), 1);
        }
        Arrays.sort(values);
        for (double percentile : PERCENTILES) {
            long exact = values[Math.max(1, (int) Math.ceil(percentile / 100 * values.length)) - 1];
            assertThat(counts.percentile(percentile)).isEqualTo(Buckets.highest(Buckets.index(exact)));
        }
        assertThat(counts.total()).isEqualTo(values.length);
    }

    @Test
    void shouldKnowNothingOfWhatWasTakenAway() {
        Random random = new Random(4);
        BucketCounts kept = new BucketCounts();
        int[] gone = new int[5_000];
        for (int i = 0; i < gone.length; i++) {
            gone[i] = random.nextInt(Buckets.COUNT);
            counts.add(gone[i], 2);
            int stays = random.nextInt(Buckets.COUNT);
            counts.add(stays, 3);
            kept.add(stays, 3);
        }
        for (int bucket : gone) {
            counts.add(bucket, -2);
        }
        for (double percentile : PERCENTILES) {
            assertThat(counts.percentile(percentile)).isEqualTo(kept.percentile(percentile));
        }
        assertThat(counts.total()).isEqualTo(kept.total());
    }

    @Test
    void shouldHaveNoPercentileWithoutValues() {
        assertThat(counts.percentile(50)).isEqualTo(-1);
        counts.add(7, 1);
        counts.add(7, -1);
        assertThat(counts.percentile(50)).isEqualTo(-1);
    }

    @Test
    void shouldTakeTheLastBucket() {
        counts.add(Buckets.COUNT - 1, 1);
        assertThat(counts.percentile(99)).isEqualTo(Buckets.HIGHEST);
    }
}
