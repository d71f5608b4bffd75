package io.dynamote.telemetry.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.dynamote.events.traffic.Buckets;
import io.dynamote.events.traffic.Counts;
import io.dynamote.events.traffic.FrontendReading.Cumulative;
import io.dynamote.events.traffic.HdrEncoding;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BucketSpreadTest {

    private static final List<Double> BOUNDS = List.of(0.0, 0.022, 0.047, 0.1, 0.22, 0.47, 1.0, 2.2);

    private static long[] values(Cumulative last, Cumulative now) throws Exception {
        Counts counts = new Counts();
        BucketSpread.add(last, now, counts);
        long[] dense = new long[Buckets.COUNT];
        HdrEncoding.decode(counts.encode(), (bucket, count) -> dense[bucket] += count);
        long[] values = new long[Math.toIntExact(Arrays.stream(dense).sum())];
        int next = 0;
        for (int bucket = 0; bucket < dense.length; bucket++) {
            for (long i = 0; i < dense[bucket]; i++) {
                values[next++] = Buckets.highest(bucket);
            }
        }
        return values;
    }

    private static Cumulative cumulative(long... counts) {
        return new Cumulative(BOUNDS, Arrays.stream(counts).boxed().toList());
    }

    @Test
    void shouldPutOneValueInTheMiddleOfItsBucket() throws Exception {
        assertThat(values(Cumulative.NONE, cumulative(0, 0, 0, 1, 1, 1, 1, 1, 1)))
                .hasSize(1)
                .satisfies(value -> assertThat((double) value[0]).isCloseTo(73_500, within(80.0)));
    }

    @Test
    void shouldCountOnlyWhatCame() throws Exception {
        Cumulative last = cumulative(0, 5, 10, 20, 20, 20, 20, 20, 21);
        assertThat(values(last, last)).isEmpty();
        assertThat(values(last, cumulative(0, 5, 12, 22, 22, 22, 22, 22, 24)))
                .hasSize(3)
                .satisfies(values -> {
                    assertThat(values[0]).isBetween(22_000L, 47_000L);
                    assertThat(values[1]).isBetween(22_000L, 47_000L);
                    assertThat(values[2]).as("beyond the last bound").isBetween(2_200_000L, 2_202_000L);
                });
    }

    @Test
    void shouldPutWhatIsAtOrBelowTheFirstBoundThere() throws Exception {
        assertThat(values(Cumulative.NONE, cumulative(2, 2, 2, 2, 2, 2, 2, 2, 2)))
                .containsExactly(0, 0);
    }

    @Test
    void shouldCountAllOfAHistogramThatIsAnother() throws Exception {
        Cumulative last = cumulative(0, 5, 10, 20, 20, 20, 20, 20, 20);
        assertThat(values(last, new Cumulative(List.of(1.0), List.of(3L, 30L)))).hasSize(30);
        assertThat(values(last, cumulative(0, 1, 1, 1, 1, 1, 1, 1, 1))).hasSize(1);
    }

    @Test
    void shouldReadAHistogramWithoutBounds() throws Exception {
        assertThat(values(Cumulative.NONE, new Cumulative(List.of(), List.of(4L))))
                .containsExactly(0, 0, 0, 0);
    }

    /** The promise of the documentation: as many values, and each percentile within the bucket of the exact one. */
    @Property(tries = 100)
    void shouldKeepEveryPercentileInItsBucket(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int size)
            throws Exception {
        Random random = new Random(seed);
        double[] exact =
                random.doubles(size, 0, 2.2).map(v -> v * v / 2.2).sorted().toArray();
        long[] counts = new long[BOUNDS.size() + 1];
        for (double value : exact) {
            for (int bucket = 0; bucket < counts.length; bucket++) {
                if (bucket == BOUNDS.size() || value <= BOUNDS.get(bucket)) {
                    counts[bucket]++;
                }
            }
        }
        long[] given = values(Cumulative.NONE, cumulative(counts));
        assertThat(given).hasSize(size);
        for (int rank = 0; rank < size; rank++) {
            double from = 0;
            double to = BOUNDS.getLast();
            for (double bound : BOUNDS) {
                if (bound < exact[rank]) {
                    from = bound;
                } else {
                    to = Math.min(to, bound);
                }
            }
            assertThat(given[rank] / 1e6).isBetween(from, to * 1.001 + 1e-6);
        }
    }
}
