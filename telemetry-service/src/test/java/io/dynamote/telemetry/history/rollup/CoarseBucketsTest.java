package io.dynamote.telemetry.history.rollup;

import java.util.stream.LongStream;

import io.dynamote.events.traffic.Buckets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CoarseBucketsTest {

    private static final double FARTHEST = 0.0098;

    @Test
    void shouldFollowTheOrderOfTheBuckets() {
        int before = 0;
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            int coarse = CoarseBuckets.of(bucket);
            assertThat(coarse - before).as("step at bucket %d", bucket).isBetween(0, 2);
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
        LongStream.range(0, 600)
                .forEach(value -> assertThat(CoarseBuckets.middle(CoarseBuckets.of(Buckets.index(value))))
                        .isEqualTo(value));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.0098", "123456, 0.0098", "3600000000, 0.0098", "7200000000, 0.51"})
    void shouldTellMoreThanAnHourLikeAnHour(long value, double tolerance) {
        double middle = CoarseBuckets.middle(CoarseBuckets.of(Buckets.index(value)));
        assertThat(middle / value).isCloseTo(1, within(tolerance));
    }
}
