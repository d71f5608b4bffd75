package io.dynamote.runtime.metrics;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TimingTest {

    @Test
    void shouldCountWhatItTookInBuckets() {
        Timing timing = Timing.of("dynamote_work_duration_seconds", "Work.", "kind");
        timing.observe(Duration.ofMillis(3), "a");
        timing.observe(Duration.ofMillis(5), "a");
        timing.observeNanos(700_000_000, "a");
        timing.observe(Duration.ofMinutes(1), "a");

        List<String> told = Told.by(timing.metric());

        assertThat(told)
                .contains(
                        "# TYPE dynamote_work_duration_seconds histogram",
                        "dynamote_work_duration_seconds_bucket{kind=\"a\",le=\"0.005\"} 2",
                        "dynamote_work_duration_seconds_bucket{kind=\"a\",le=\"0.5\"} 2",
                        "dynamote_work_duration_seconds_bucket{kind=\"a\",le=\"1.0\"} 3",
                        "dynamote_work_duration_seconds_bucket{kind=\"a\",le=\"10.0\"} 3",
                        "dynamote_work_duration_seconds_bucket{kind=\"a\",le=\"+Inf\"} 4",
                        "dynamote_work_duration_seconds_count{kind=\"a\"} 4");
        assertThat(told).anyMatch(line -> line.startsWith("dynamote_work_duration_seconds_sum{kind=\"a\"} 60.708"));
    }

    @Test
    void shouldTellNothingBeforeAnythingWasObserved() {
        assertThat(Told.by(Timing.of("dynamote_work_duration_seconds", "Work.", "kind")
                        .metric()))
                .isEmpty();
    }

    @Test
    void shouldRefuseANameThatTellsAnotherUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timing.of("dynamote_work_duration_millis", "Work."))
                .withMessageContaining("_seconds");
    }
}
