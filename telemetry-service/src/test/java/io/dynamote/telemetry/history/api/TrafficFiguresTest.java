package io.dynamote.telemetry.history.api;

import java.util.Random;

import io.dynamote.telemetry.history.rollup.Sums;
import io.dynamote.telemetry.history.rollup.Traffic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficFiguresTest {

    @Test
    void shouldGiveRatesOverTheTimeInWhichItWasCounted() {
        TrafficFigures figures = TrafficFigures.of(Traffic.sums(new Random(1), 120), 60);
        assertThat(figures.requestsPerSecond()).isEqualTo(2.0);
        assertThat(figures.outputTokensPerSecond()).isEqualTo(figures.outputTokens() / 60.0);
        assertThat(figures.errorRatio()).isEqualTo(figures.failed() / 120.0);
    }

    @Test
    void shouldHaveFailuresOfEveryClassAndTheirSum() {
        TrafficFigures figures = TrafficFigures.of(Traffic.sums(new Random(1), 2_000), 60);
        assertThat(figures.errors())
                .containsOnlyKeys("auth", "validation", "upstream", "timeout", "internal", "_OTHER");
        assertThat(figures.errors().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(figures.failed())
                .isPositive();
        assertThat(figures.durationMillis().count()).isEqualTo(2_000);
        assertThat(figures.timeToFirstTokenMillis().count()).isEqualTo(2_000 - figures.failed());
    }

    @Test
    void shouldNotMakeUpWhatThereIsNot() {
        TrafficFigures figures = TrafficFigures.of(new Sums(), 60);
        assertThat(figures.errorRatio()).isNull();
        assertThat(figures.durationMillis()).isEqualTo(new TrafficFigures.Percentiles(0, null, null, null));
    }
}
