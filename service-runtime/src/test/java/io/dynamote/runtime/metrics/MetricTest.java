package io.dynamote.runtime.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MetricTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void shouldTellAValueWithItsMeaningAndKind() {
        assertThat(Told.by(Metric.gauge("dynamote_room_bytes", "Room.", () -> 4096)))
                .containsExactly(
                        "# HELP dynamote_room_bytes Room.",
                        "# TYPE dynamote_room_bytes gauge",
                        "dynamote_room_bytes 4096.0");
    }

    @Test
    void shouldTellNothingOfAValueThatIsNotKnown() {
        AtomicReference<@Nullable Double> age = new AtomicReference<>();
        Metric metric = Metric.gauge("dynamote_age_seconds", "Age.", age::get);
        assertThat(Told.by(metric)).isEmpty();
        age.set(0.0);
        assertThat(Told.by(metric)).contains("dynamote_age_seconds 0.0");
        age.set(null);
        assertThat(Told.by(metric)).isEmpty();
    }

    @Test
    void shouldReadValuesAnewEachTime() {
        Map<String, Integer> lags = new TreeMap<>(Map.of("a", 1, "b", 2));
        Metric metric = Metric.gauges("dynamote_lag_records", "Lag.", "topic", () -> lags);
        assertThat(Told.by(metric))
                .contains("dynamote_lag_records{topic=\"a\"} 1.0", "dynamote_lag_records{topic=\"b\"} 2.0");
        lags.remove("a");
        lags.put("b", 3);
        assertThat(Told.by(metric))
                .contains("dynamote_lag_records{topic=\"b\"} 3.0")
                .noneMatch(line -> line.contains("\"a\""));
    }

    @Test
    void shouldTellCountsUnderTheirWholeName() {
        assertThat(Told.by(Metric.counter("dynamote_letters_total", "Letters.", () -> 7)))
                .containsExactly(
                        "# HELP dynamote_letters_total Letters.",
                        "# TYPE dynamote_letters_total counter",
                        "dynamote_letters_total 7.0");
        assertThat(Told.by(Metric.counters(
                        "dynamote_lines_total",
                        "Lines.",
                        List.of("kind", "result"),
                        () -> Map.of(List.of("logs", "refused"), 1))))
                .contains("dynamote_lines_total{kind=\"logs\",result=\"refused\"} 1.0");
    }

    @Test
    void shouldEscapeWhatALabelHolds() {
        assertThat(Told.by(Metric.gauges("dynamote_things", "Things.", "name", () -> Map.of("a\"b\\c\nd", 1))))
                .contains("dynamote_things{name=\"a\\\"b\\\\c\\nd\"} 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dynamote_x", "dynamote-x", "dynamote__x", "x_", "1x"})
    void shouldRefuseANameThatIsNotInSnakeCase(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.gauge(name, "Help.", () -> 1));
    }

    @Test
    void shouldRefuseANameThatTellsAnotherKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.counter("dynamote_letters", "Letters.", () -> 1))
                .withMessageContaining("_total");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.gauge("dynamote_letters_total", "Letters.", () -> 1))
                .withMessageContaining("_total");
    }

    @Test
    void shouldGiveItsValuesByThoseOfItsLabels() {
        assertThat(Metric.gauge("dynamote_age_seconds", "Age.", () -> 3).values())
                .isEqualTo(Map.of(List.of(), 3.0));
        assertThat(Metric.counters(
                                "dynamote_lines_total",
                                "Lines.",
                                List.of("kind", "result"),
                                () -> Map.of(List.of("logs", "refused"), 2))
                        .values())
                .isEqualTo(Map.of(List.of("logs", "refused"), 2.0));
        Timing timing = Timing.of("dynamote_work_duration_seconds", "Work.");
        timing.observe(Duration.ofSeconds(1));
        assertThat(timing.metric().values()).isEqualTo(Map.of(List.of(), 1.0));
        assertThat(Metric.info("dynamote_build_info", "Build.", List.of("version"), List.of("1.0"))
                        .values())
                .isEqualTo(Map.of(List.of("1.0"), 1.0));
    }

    @Test
    void shouldSayWhatItIs() {
        Metric metric = Metric.counters("dynamote_lines_total", "Lines.", "kind", Map::of);
        assertThat(metric.name()).isEqualTo("dynamote_lines_total");
        assertThat(metric.kind()).isEqualTo(Metric.Kind.COUNTER);
        assertThat(metric.help()).isEqualTo("Lines.");
        assertThat(metric.labels()).containsExactly("kind");
    }

    @Test
    void shouldTellTimesInSecondsAndNoneBelowZero() {
        assertThat(Metric.seconds(Duration.ofMillis(1_500))).isEqualTo(1.5);
        assertThat(Metric.secondsSince(NOW.minusSeconds(3), CLOCK)).isEqualTo(3.0);
        assertThat(Metric.secondsSince(NOW.plusSeconds(3), CLOCK)).isZero();
        assertThat(Metric.secondsSince(null, CLOCK)).isNull();
    }
}
