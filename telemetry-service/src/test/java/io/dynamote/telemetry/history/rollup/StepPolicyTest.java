package io.dynamote.telemetry.history.rollup;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StepPolicyTest {

    private static final long NOW = Instant.parse("2026-11-21T07:00:00Z").getEpochSecond();
    private static final StepPolicy POLICY =
            new StepPolicy(NOW - Duration.ofDays(30).toSeconds());

    @ParameterizedTest
    @CsvSource({
        "PT15M, PT1M",
        "PT8H, PT1M",
        "PT24H, PT10M",
        "PT36H, PT10M",
        "P3D, PT1H",
        "P7D, PT1H",
        "P20D, PT1H",
        "P30D, PT3H",
        "P60D, PT3H",
        "P400D, PT24H"
    })
    void shouldGiveAChartEnoughPointsButNotTooMany(Duration span, Duration step) {
        assertThat(POLICY.choose(NOW - span.toSeconds(), NOW)).isEqualTo(step.toSeconds());
        assertThat(span.dividedBy(step)).isBetween(15L, (long) StepPolicy.POINTS);
    }

    @Test
    void shouldTakeHoursWhereMinutesAreNoLongerKept() {
        long from = NOW - Duration.ofDays(31).toSeconds();
        assertThat(POLICY.choose(from, from + 7_200)).isEqualTo(3_600);
        assertThat(POLICY.permits(600, from, from + 7_200)).isFalse();
        assertThat(POLICY.permits(7_200, from, from + 7_200)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "60, PT33H, true",
        "60, PT34H, false",
        "1800, P13D, true",
        "1800, P14D, false",
        "90, PT1H, false",
        "0, PT1H, false",
        "-60, PT1H, false"
    })
    void shouldBoundWhatIsReadForOneAnswer(long step, Duration span, boolean permitted) {
        assertThat(POLICY.permits(step, NOW - span.toSeconds(), NOW)).isEqualTo(permitted);
        long least = POLICY.least(NOW - span.toSeconds(), NOW);
        assertThat(POLICY.permits(least, NOW - span.toSeconds(), NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "60, MINUTE",
        "300, MINUTE",
        "600, TEN_MINUTES",
        "5400, TEN_MINUTES",
        "10800, HOUR",
        "86400, DAY",
        "172800, DAY"
    })
    void shouldReadTheCoarsestRollupThatAddsUp(long step, Rollup source) {
        assertThat(StepPolicy.source(step)).isEqualTo(source);
    }
}
