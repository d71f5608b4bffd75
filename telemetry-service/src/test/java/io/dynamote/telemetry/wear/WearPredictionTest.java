package io.dynamote.telemetry.wear;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.dynamote.telemetry.wear.WearForecast.Confidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Against drives whose truth is known: they wear exactly, and tell it in hundredths rounded down. */
class WearPredictionTest {

    private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");
    private static final long TERA = 1_000_000_000_000L;

    /** A drive that begins at a wear and writes so much each day. */
    private static List<WearPoint> drive(double begin, double teraPerShare, double[] teraPerDay) {
        List<WearPoint> points = new ArrayList<>();
        double written = begin * teraPerShare;
        for (int day = 0; day < teraPerDay.length; day++) {
            double used = Math.floor(written / teraPerShare * 100 + 1e-9) / 100;
            points.add(new WearPoint(T.plus(Duration.ofDays(day)), used, Math.round(written * TERA)));
            written += teraPerDay[day];
        }
        return points;
    }

    private static double[] steady(int days, double tera) {
        double[] perDay = new double[days];
        java.util.Arrays.fill(perDay, tera);
        return perDay;
    }

    private static WearForecast forecast(List<WearPoint> points) {
        return WearPrediction.of("serial", "model", 0.7, points);
    }

    private static double days(WearForecast forecast, List<WearPoint> points) {
        return forecast.daysLeft(points.getLast().at()).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"0.035, 600, 1.0, 365", "0.305, 600, 2.0, 90", "0.601, 300, 0.5, 40", "0.10, 1200, 6.0, 60"})
    void shouldForetellASteadyDriveWithinThreePerCent(double begin, double teraPerShare, double perDay, int known) {
        List<WearPoint> points = drive(begin, teraPerShare, steady(known, perDay));
        double truth = (0.7 - begin) * teraPerShare / perDay - (known - 1);
        WearForecast forecast = forecast(points);
        assertThat(days(forecast, points)).isCloseTo(truth, within(truth * 0.03 + 2));
        assertThat(forecast.ratioPerDay()).isCloseTo(perDay / teraPerShare, within(perDay / teraPerShare * 0.03));
        assertThat(forecast.confidence()).isIn(Confidence.HIGH, Confidence.MEDIUM);
    }

    @Test
    void shouldBeBetterThanALineThroughTheStairs() {
        // Nothing for 100 days, then writing: a line over time would think that it always was as slow.
        double[] perDay = steady(200, 2.0);
        java.util.Arrays.fill(perDay, 0, 100, 0.0);
        List<WearPoint> points = drive(0.20, 600, perDay);
        double truth = (0.7 * 600 - (0.20 * 600 + 99 * 2.0)) / 2.0;
        assertThat(days(forecast(points), points)).isCloseTo(truth, within(truth * 0.05));
    }

    @Test
    void shouldForetellADriveThatWritesNowMuchNowLittle() {
        Random random = new Random(7);
        double[] perDay = random.doubles(240, 0.0, 2.0).toArray();
        List<WearPoint> points = drive(0.2, 600, perDay);
        double rest = 0.7 * 600 - points.getLast().written() / (double) TERA;
        assertThat(days(forecast(points), points)).isCloseTo(rest / 1.0, within(rest * 0.25));
        assertThat(forecast(points).confidence()).isEqualTo(Confidence.HIGH);
    }

    @Test
    void shouldNotCareInWhichOrderPointsCome() {
        List<WearPoint> points = drive(0.305, 600, steady(100, 2.0));
        List<WearPoint> shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(forecast(shuffled)).isEqualTo(forecast(points));
    }

    @Test
    void shouldFitOverTimeWithoutCountersAndRelyLessOnIt() {
        List<WearPoint> points = drive(0.305, 600, steady(100, 2.0)).stream()
                .map(point -> new WearPoint(point.at(), point.used(), null))
                .toList();
        double truth = (0.7 - 0.305) * 600 / 2.0 - 99;
        assertThat(days(forecast(points), points)).isCloseTo(truth, within(6.0));
        assertThat(forecast(points).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(forecast(points).reason()).contains("times of");
    }

    @Test
    void shouldSayThatAnIdleDriveWillNotBeWornInTenYears() {
        double[] perDay = steady(400, 2.0);
        java.util.Arrays.fill(perDay, 300, 400, 0.0);
        WearForecast forecast = forecast(drive(0.1, 6_000, perDay));
        assertThat(forecast.reachesThresholdAt()).isNull();
        assertThat(forecast.reason()).startsWith("not within ten years");
        assertThat(forecast.ratioPerDay()).isEqualTo(0.0);
    }

    @Test
    void shouldRelyLittleOnTwoSteps() {
        List<WearPoint> points = drive(0.305, 600, steady(7, 2.0));
        assertThat(forecast(points).confidence()).isEqualTo(Confidence.LOW);
    }

    private static WearPoint at(int hours, double used, @Nullable Long written) {
        return new WearPoint(T.plus(Duration.ofHours(hours)), used, written);
    }

    @Test
    void shouldSayWhatIsMissingRatherThanGuess() {
        assertThat(forecast(List.of()).reason()).isEqualTo("nothing is known of its wear");
        assertThat(forecast(List.of()).usedRatio()).isNull();
        assertThat(forecast(List.of(at(0, 0.1, 1L), at(23, 0.2, 2L))).reason())
                .isEqualTo("needs a course of at least a day");
        assertThat(forecast(List.of(at(0, 0.1, 1L), at(48, 0.1, 2L))).reason())
                .isEqualTo("has seen no step of its wear");
        assertThat(forecast(List.of(at(0, 0.1, 1L), at(48, 0.11, 2L))).reason()).isEqualTo("has seen one step only");
        assertThat(forecast(List.of(at(0, 0.5, 1L), at(48, 0.1, 2L), at(72, 0.11, 3L)))
                        .reason())
                .isEqualTo("its wear went back, so it may be another drive");
        for (List<WearPoint> points : List.of(List.<WearPoint>of(), List.of(at(0, 0.1, 1L), at(48, 0.11, 2L)))) {
            assertThat(forecast(points).confidence()).isEqualTo(Confidence.NONE);
            assertThat(forecast(points).reachesThresholdAt()).isNull();
            assertThat(forecast(points).daysLeft(T)).isEmpty();
        }
    }

    @Test
    void shouldSayWhenTheThresholdWasReached() {
        WearForecast forecast = forecast(List.of(at(0, 0.69, 1L), at(48, 0.7, 2L), at(72, 1.04, 3L)));
        assertThat(forecast.usedRatio()).isEqualTo(1.04);
        assertThat(forecast.reachesThresholdAt()).isEqualTo(T.plus(Duration.ofDays(2)));
        assertThat(forecast.daysLeft(T.plus(Duration.ofDays(9)))).contains(0.0);
        assertThat(forecast.confidence()).isEqualTo(Confidence.HIGH);
    }
}
