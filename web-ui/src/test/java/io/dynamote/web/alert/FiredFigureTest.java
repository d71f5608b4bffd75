package io.dynamote.web.alert;

import java.net.URI;
import java.time.Instant;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.page.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiredFigureTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Query NO_TIME = Query.of(URI.create("/"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HOST; memory_utilization > 0.9 && maintenance == 0; full; memory_utilization > 0.9",
                "HOST; silent == 1 && maintenance == 0; silent; silent == 1.0",
                "HOST; maintenance == 0 && cpu_load_1m >= 8; busy; cpu_load_1m >= 8.0",
                "HOST; 0.5<swap_utilization; swaps; swap_utilization > 0.5",
                "HOST; cpu_utilization > 0.9 || memory_utilization > 0.8; {{ percent(memory_utilization) }}; memory_utilization > 0.8",
                "TRAFFIC; labels.scope == \"error_ratio > 3\" && error_ratio > 5e-2; fails; error_ratio > 0.05",
                "TRAFFIC; duration_p95_seconds > 30; {{ duration_p95_seconds }}; duration_p95_seconds > 30.0",
                "DEPLOYMENT; failed == 1 && stalled == 0 && desired_replicas > 0; it failed; failed == 1.0",
                "JOB; superseded == 0 && failed == 1; it failed; failed == 1.0",
                "DEPLOYMENT; stalled == 0; odd; stalled == 0.0",
                "HOST; unheard_of > 3; no figure; ",
                "HOST; memory_utilization > cpu_utilization; two figures; ",
                "HOST; labels.memory_utilization == 3; a label; "
            })
    void shouldFindTheFigureOnWhichARuleTurns(SignalKind kind, String expression, String summary, String expected) {
        assertThat(FiredFigure.of(kind, expression, summary)
                        .map(figure -> figure.variable() + " " + figure.operator() + " " + figure.threshold())
                        .orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "memory_utilization, percent, Memory utilization",
        "cpu_load_1m, number, CPU load 1m",
        "gpu_temperature_celsius, celsius, GPU temperature",
        "drive_wear_ratio, percent, Drive wear ratio",
        "temperature_celsius, celsius, Temperature",
        "duration_p95_seconds, seconds, Duration p95",
        "seconds_since_sample, seconds, Seconds since sample",
        "bytes_per_second, bytesPerSecond, Bytes per second",
        "requests_per_second, number, Requests per second"
    })
    void shouldNameItAndItsUnit(String variable, String unit, String title) {
        FiredFigure figure = new FiredFigure(variable, ">", 1, true);
        assertThat(figure.unit()).isEqualTo(unit);
        assertThat(figure.title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "failed == 1 && desired_replicas > 0; it failed; true",
                "desired_replicas > 0 && failed == 1; {{ failed }}; true",
                "stalled == 0 && failed == 1; it failed; false"
            })
    void shouldKnowWhetherTheValueOfTheAlertIsItsOwn(String expression, String summary, boolean isValue) {
        assertThat(FiredFigure.of(SignalKind.DEPLOYMENT, expression, summary)
                        .orElseThrow()
                        .isValue())
                .isEqualTo(isValue);
    }

    @ParameterizedTest
    @CsvSource({
        "failed, ==, 1, 1, failed == 1, yes (1)",
        "failed, ==, 1, 0, failed == 1, no (0)",
        "restarts, >, 5, 7, restarts > 5, 7.00",
        "memory_utilization, >, 0.9, 0.94, memory_utilization > 0.9, 94 %",
        "temperature_celsius, >=, 70, 71.4, temperature_celsius >= 70, 71 °C",
        "seconds_since_report, >, 90, 125, seconds_since_report > 90, 2 min 5 s",
        "bytes_per_second, <, 1000, 512, bytes_per_second < 1000, 512 B/s",
        "restarts, >, 5, , restarts > 5, –"
    })
    void shouldSayWhatWasAskedAndSeen(
            String variable, String operator, double threshold, Double value, String asked, String words) {
        FiredFigure figure = new FiredFigure(variable, operator, threshold, true);
        assertThat(figure.asked()).isEqualTo(asked);
        assertThat(figure.words(value)).isEqualTo(words);
    }

    @Test
    void shouldDrawTheTimeAroundTheIncidentFromTheHistoryOfAHost() {
        AlertState alert = AlertSamples.memory(NOW);
        assertThat(FiredChart.of(alert, new FiredFigure("memory_utilization", ">", 0.9, true), NO_TIME, NOW))
                .hasValueSatisfying(chart -> {
                    assertThat(chart.address())
                            .isEqualTo(
                                    "/api/hosts/gpu-01/history?from=2026-11-20T11:03:00Z&to=2026-11-20T12:00:00Z&metrics=memoryUtilization");
                    assertThat(chart.threshold()).isEqualTo("0.9");
                });
        assertThat(FiredChart.of(alert, new FiredFigure("cpu_load_1m", ">", 8, true), NO_TIME, NOW)
                        .orElseThrow()
                        .series())
                .isEqualTo("cpuLoad1m");
        assertThat(FiredChart.of(alert, new FiredFigure("services_failed", ">", 0, true), NO_TIME, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "duration_p95_seconds, 30, durationMillis.p95, millis, 30000",
        "time_to_first_token_p99_seconds, 0.5, timeToFirstTokenMillis.p99, millis, 500",
        "timeout_errors_per_second, 2, errorsPerSecond.timeout, number, 2",
        "error_ratio, 0.05, errorRatio, percent, 0.05"
    })
    void shouldDrawTrafficInTheUnitOfItsHistory(
            String variable, double threshold, String series, String unit, String drawn) {
        FiredChart chart = FiredChart.of(
                        AlertSamples.latency(NOW), new FiredFigure(variable, ">", threshold, true), NO_TIME, NOW)
                .orElseThrow();
        assertThat(chart.series()).isEqualTo(series);
        assertThat(chart.unit()).isEqualTo(unit);
        assertThat(chart.threshold()).isEqualTo(drawn);
        assertThat(chart.address()).contains("&scope=deployment%3Adynamo-system%2Fqwen3-chat");
    }

    @Test
    void shouldZoomToTheTimeOfTheAddress() {
        Query zoomed = Query.of(URI.create("/?from=2026-11-20T11:30:00Z&to=2026-11-20T11:40:00Z"));
        assertThat(FiredChart.of(
                                AlertSamples.memory(NOW),
                                new FiredFigure("memory_utilization", ">", 0.9, true),
                                zoomed,
                                NOW)
                        .orElseThrow()
                        .address())
                .contains("from=2026-11-20T11:30:00Z&to=2026-11-20T11:40:00Z");
    }
}
