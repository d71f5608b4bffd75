package io.dynamote.telemetry.history.rollup;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.dynamote.events.traffic.Buckets;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SketchTest {

    private static final double[] PERCENTILES = {1, 25, 50, 90, 95, 99, 99.9, 100};

    static Stream<Named<ToLongFunction<Random>>> latencies() {
        return Stream.of(
                Named.of("lognormal", random -> (long) Math.exp(12 + 0.7 * random.nextGaussian())),
                Named.of("two humps", random -> (long)
                        (random.nextInt(3) == 0
                                ? 2e6 + 1e5 * random.nextGaussian()
                                : 3e4 + 2e3 * random.nextGaussian())),
                Named.of("Pareto", random -> (long) (5_000 / Math.pow(1 - random.nextDouble(), 0.8))),
                Named.of("few microseconds", random -> random.nextLong(1, 300)));
    }

    @ParameterizedTest
    @MethodSource("latencies")
    void shouldGivePercentilesWithinOnePercentOfSortedData(ToLongFunction<Random> latency) {
        Random random = new Random(11);
        long[] values = random.ints(200_000)
                .mapToLong(_ -> Math.min(Buckets.HIGHEST, latency.applyAsLong(random)))
                .toArray();
        Sketch odd = new Sketch();
        Sketch even = new Sketch();
        for (int i = 0; i < values.length; i++) {
            (i % 2 == 0 ? even : odd).addFine(Buckets.index(values[i]), 1);
        }
        odd.addAll(even);
        Arrays.sort(values);
        assertThat(odd.total()).isEqualTo(values.length);
        for (double percentile : PERCENTILES) {
            long exact = values[(int) Math.ceil(percentile / 100 * values.length) - 1];
            assertThat((double) odd.percentile(percentile) / exact)
                    .as("p%s, exactly %d", percentile, exact)
                    .isCloseTo(1, within(0.0098));
        }
    }

    @Test
    void shouldHaveNoPercentileWithoutValues() {
        assertThat(new Sketch().percentile(50)).isEqualTo(-1);
        assertThat(new Sketch().total()).isZero();
    }

    @Test
    void shouldTakeTheExtremesInAnyOrder() {
        Sketch sketch = new Sketch();
        sketch.addFine(Buckets.COUNT - 1, 2);
        sketch.addFine(0, 3);
        sketch.addFine(Buckets.index(1_000), 1);
        assertThat(sketch.total()).isEqualTo(6);
        assertThat(sketch.used()).isEqualTo(3);
        assertThat(sketch.percentile(50)).isZero();
        assertThat(sketch.percentile(60)).isCloseTo(1_000, within(8L));
        assertThat((double) sketch.percentile(100)).isCloseTo(3.6e9, within(3.6e7));
    }
}
