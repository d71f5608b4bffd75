package io.dynamote.telemetry.job;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RateTest {

    private final Rate rate = new Rate();

    @Test
    void shouldKnowNothingFromOnePointOrLessThanASecond() {
        assertThat(rate.perSecond()).isEmpty();
        rate.add(0, 100);
        assertThat(rate.perSecond()).isEmpty();
        rate.add(0.5, 200);
        assertThat(rate.perSecond()).isEmpty();
        rate.add(1, 300);
        assertThat(rate.perSecond()).hasValue(200);
    }

    @Test
    void shouldTellASteadySpeedHoweverOftenItIsAsked() {
        for (int i = 0; i <= 10_000; i++) {
            rate.add(i * 0.1, i * 50.0);
            if (i > 20) {
                assertThat(rate.perSecond().orElseThrow()).isCloseTo(500, within(1e-6));
            }
        }
    }

    /** Jitter of the reporter: its clock and its counter are not read at the same moment. */
    @Test
    void shouldNotBeMovedByReportsThatAreOff() {
        Random random = new Random(3);
        double last = 0;
        for (int i = 0; i < 120; i++) {
            double off = i % 5 == 2 ? 900 * random.nextDouble() : 0;
            last = Math.max(last, i * 1_000.0 + off);
            rate.add(i, last);
        }
        assertThat(rate.perSecond().orElseThrow()).isCloseTo(1_000, within(5.0));
    }

    @Test
    void shouldBearBurstsAndStalls() {
        double done = 0;
        for (int i = 0; i < 200; i++) {
            // Nine reports without news and then all at once: a mean of 100 a second.
            done += i % 10 == 9 ? 1_000 : 0;
            rate.add(i, done);
        }
        assertThat(rate.perSecond().orElseThrow()).isCloseTo(100, within(10.0));
    }

    @Test
    void shouldFollowANewSpeedWithinItsWindow() {
        for (int i = 0; i < 600; i++) {
            rate.add(i, i * 100.0);
        }
        for (int i = 600; i < 730; i++) {
            rate.add(i, 60_000 + (i - 600) * 10.0);
        }
        assertThat(rate.perSecond().orElseThrow()).isCloseTo(10, within(1e-6));
    }

    @Test
    void shouldGetAlongWithReportsThatAreFarApart() {
        for (int i = 0; i < 20; i++) {
            rate.add(i * 600.0, i * 6_000.0);
        }
        assertThat(rate.perSecond().orElseThrow()).isCloseTo(10, within(1e-9));
    }

    @Test
    void shouldForgetWhatWasBeforeTheWorkBeganAnew() {
        rate.add(0, 0);
        rate.add(10, 1_000_000);
        rate.add(11, 0);
        assertThat(rate.perSecond()).isEmpty();
        rate.add(21, 100);
        assertThat(rate.perSecond()).hasValue(10);
    }

    @Test
    void shouldSayNoughtForAStallOfTheWholeWindow() {
        for (int i = 0; i < 300; i++) {
            rate.add(i, Math.min(i, 50));
        }
        assertThat(rate.perSecond()).hasValue(0);
    }
}
