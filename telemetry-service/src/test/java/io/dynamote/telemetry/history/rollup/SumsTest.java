package io.dynamote.telemetry.history.rollup;

import java.util.Map;
import java.util.Random;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SumsTest {

    private static TrafficWindow.Series series(long requests, Map<String, Long> errors, byte[] histogram) {
        byte[] none = {};
        return new TrafficWindow.Series("m", "t", requests, 1, errors, 2, 3, 4, 5, 6, histogram, none, none);
    }

    @Test
    void shouldAddEveryField() throws InvalidSampleException {
        Sums sums = new Sums();
        Map<String, Long> errors = Map.of("timeout", 2L, "auth", 1L, "unheard", 4L);
        sums.add(series(10, errors, new byte[0]));
        sums.add(series(10, errors, new byte[0]));
        for (Sums.Counter counter : Sums.Counter.values()) {
            assertThat(sums.count(counter))
                    .as(counter.name())
                    .isEqualTo(
                            switch (counter) {
                                case REQUESTS -> 20;
                                case CANCELLED -> 2;
                                case INPUT_TOKENS -> 4;
                                case OUTPUT_TOKENS -> 6;
                                case CACHE_READ_TOKENS -> 8;
                                case CACHE_WRITE_TOKENS -> 10;
                                case REASONING_TOKENS -> 12;
                            });
        }
        assertThat(sums.errors(ErrorClass.TIMEOUT)).isEqualTo(4);
        assertThat(sums.errors(ErrorClass.AUTH)).isEqualTo(2);
        assertThat(sums.errors(ErrorClass.OTHER)).isEqualTo(8);
        assertThat(sums.failed()).isEqualTo(14);
    }

    @Test
    void shouldCountEveryValueOfAHistogram() throws InvalidSampleException {
        Sums sums = new Sums();
        TrafficWindow.Series series = Traffic.series(new Random(1), "m", "t", 500);
        sums.add(series);
        assertThat(sums.sketch(Sums.Measure.DURATION).total()).isEqualTo(500);
        long failed =
                series.errors().values().stream().mapToLong(Long::longValue).sum();
        assertThat(sums.sketch(Sums.Measure.TIME_TO_FIRST_TOKEN).total()).isEqualTo(500 - failed);
        assertThat(sums.sketch(Sums.Measure.TIME_PER_OUTPUT_TOKEN).total()).isEqualTo(500 - failed);
    }

    @Test
    void shouldAddAllOrNothing() {
        Sums sums = new Sums();
        byte[] cut = java.util.Arrays.copyOf(
                Traffic.series(new Random(1), "m", "t", 50).duration(), 44);
        assertThatThrownBy(() -> sums.add(series(1, Map.of(), cut))).isInstanceOf(InvalidSampleException.class);
        assertThatThrownBy(() -> sums.add(series(-1, Map.of(), new byte[0])))
                .hasMessageContaining("requests")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> sums.add(series(1, Map.of("auth", Long.MAX_VALUE), new byte[0])))
                .hasMessageContaining("errors.auth");
        assertThat(Traffic.text(sums)).isEqualTo(Traffic.text(new Sums()));
    }
}
