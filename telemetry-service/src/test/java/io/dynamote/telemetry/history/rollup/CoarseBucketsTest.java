package io.dynamote.telemetry.history.rollup;

import java.util.stream.LongStream;

import io.dynamote.events.traffic.Buckets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CoarseBucketsTest {

    private static final double FARTHEST = 1.0 / 129 + 1e-9;

    @Test
    void shouldBeMadeOfWholeBucketsInTheirOrder() {
        int before = 0;
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            int coarse = CoarseBuckets.of(bucket);
            assertThat(coarse - before).as("step at bucket %d", bucket).isBetween(0, 1);
            assertThat(CoarseBuckets.of(Buckets.index(Buckets.highest(bucket)))).isEqualTo(coarse);
            before = coarse;
        }
        assertThat(before).isEqualTo(CoarseBuckets.COUNT - 1);
        assertThat(CoarseBuckets.COUNT).isLessThan(1 << 11);
    }

    @Test
    void shouldHaveAMiddleThatIsNearToEveryValue() {
        for (int bucket = 1; bucket < Buckets.COUNT; bucket++) {
            double middle = CoarseBuckets.middle(CoarseBuckets.of(bucket));
            double lowest = Buckets.lowest(bucket);
            double highest = Buckets.highest(bucket);
            assertThat(Math.abs(middle - lowest) / lowest)
                    .as("%s for %s", middle, lowest)
                    .isLessThan(FARTHEST);
            assertThat(Math.abs(middle - highest) / highest)
                    .as("%s for %s", middle, highest)
                    .isLessThan(FARTHEST);
        }
    }

    @Test
    void shouldKeepSmallValuesAsTheyAre() {
        LongStream.range(0, 128)
                .forEach(value -> assertThat(CoarseBuckets.middle(CoarseBuckets.of(Buckets.index(value))))
                        .isEqualTo(value));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.008", "123456, 0.008", "3600000000, 0.008", "7200000000, 0.51"})
    void shouldTellMoreThanAnHourLikeAnHour(long value, double tolerance) {
        double middle = CoarseBuckets.middle(CoarseBuckets.of(Buckets.index(value)));
        assertThat(middle / value).isCloseTo(1, within(tolerance));
    }
}
