package io.dynamote.web.traffic;

import java.time.Instant;
import java.util.Map;

import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.TrafficSamples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldReadASignalInTheNamesAndUnitsOfThePages() {
        Reading reading = Reading.of(TrafficSamples.signal("all", NOW, 60));
        assertThat(reading.get("requestsPerSecond")).isEqualTo(60);
        assertThat(reading.get("durationMillis.p95")).isEqualTo(0.8 * 2 * 2.6 * 1_000);
        assertThat(reading.get("errorsPerSecond.timeout")).isEqualTo(0.6);
        assertThat(reading.get("errorsPerSecond.other")).isZero();
        assertThat(reading.text("durationMillis.p95")).isEqualTo("4.16 s");
        assertThat(reading.text("activeRequests")).isEqualTo("48");
        assertThat(reading.text("errorRatio")).isEqualTo("1.2 %");
    }

    @Test
    void shouldNotKnowWhatASignalDoesNotTell() {
        Reading reading = Reading.of(
                new Signal(SignalKind.TRAFFIC, "all", NOW, Map.of(), Map.of(), Map.of("error_ratio", "no requests")));
        assertThat(reading.values()).isEmpty();
        assertThat(reading.text("errorRatio")).isEqualTo("–");
        assertThat(reading.text("durationMillis.p99")).isEqualTo("–");
    }

    @Test
    void shouldAddUpWhatCanBeAddedAndNoPercentiles() {
        TrafficAnswer one = new TrafficAnswer(
                "a",
                NOW.minusSeconds(10),
                NOW,
                90.0,
                9.0,
                null,
                0.0,
                Map.of("auth", 1L),
                5.0,
                6.0,
                new TrafficAnswer.Percentiles(1.0, 2.0, 3.0),
                null,
                null);
        TrafficAnswer other = new TrafficAnswer(
                "b",
                NOW.minusSeconds(10),
                NOW,
                10.0,
                1.0,
                null,
                0.4,
                Map.of("auth", 3L, "timeout", 1L),
                1.0,
                null,
                new TrafficAnswer.Percentiles(1.0, 2.0, 3.0),
                null,
                null);
        Reading both = Reading.of(one.plus(other));
        assertThat(both.get("requests")).isEqualTo(100);
        assertThat(both.get("errorRatio")).isEqualTo(0.05);
        assertThat(both.get("errors.auth")).isEqualTo(4);
        assertThat(both.get("inputTokensPerSecond")).isEqualTo(0.6);
        assertThat(both.values()).doesNotContainKeys("durationMillis.p50", "outputTokens");
    }

    @Test
    void shouldTurnSumsOfASpanIntoRates() {
        Reading reading = Reading.of(new TrafficAnswer(
                "all",
                NOW.minusSeconds(100),
                NOW,
                500.0,
                5.0,
                null,
                0.1,
                Map.of("timeout", 50L, "_OTHER", 1L),
                1_000.0,
                200.0,
                new TrafficAnswer.Percentiles(10.0, null, 30.0),
                null,
                null));
        assertThat(reading.get("outputTokensPerSecond")).isEqualTo(2);
        assertThat(reading.get("errorsPerSecond.timeout")).isEqualTo(0.5);
        assertThat(reading.get("errorsPerSecond.other")).isEqualTo(0.01);
        assertThat(reading.values())
                .containsKeys("durationMillis.p50", "durationMillis.p99")
                .doesNotContainKeys("durationMillis.p95", "timeToFirstTokenMillis.p50", "activeRequests");
    }
}
