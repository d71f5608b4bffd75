package io.dynamote.telemetry.traffic;

import java.util.List;
import java.util.Map;

import io.dynamote.runtime.metrics.Metric;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficCountersTest {

    private final TrafficCounters counters = new TrafficCounters();

    private Map<List<String>, Double> told(String name) {
        return counters.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .map(Metric::values)
                .orElseThrow();
    }

    private static TrafficCounters.Tally tally(long counted, long duplicates, long unreadable, long stray) {
        TrafficCounters.Tally tally = new TrafficCounters.Tally();
        tally.counted = counted;
        tally.duplicates = duplicates;
        tally.unreadable = unreadable;
        tally.strayProducers = stray;
        return tally;
    }

    @Test
    void shouldTellWhatWasWrittenForGood() {
        counters.add(tally(10, 2, 1, 0));
        counters.add(tally(5, 0, 0, 1));
        assertThat(told("dynamote_traffic_requests_total"))
                .isEqualTo(Map.of(
                        List.of("counted"), 15.0,
                        List.of("duplicate"), 2.0,
                        List.of("unreadable"), 1.0));
        assertThat(told("dynamote_traffic_stray_producers_total")).isEqualTo(Map.of(List.of(), 1.0));
        assertThat(counters.snapshot()).isEqualTo(new TrafficCounters.Snapshot(15, 2, 1, 1));
    }

    @Test
    void shouldTellHowOftenItWasWritten() {
        assertThat(told("dynamote_traffic_commit_duration_seconds")).isEqualTo(Map.of(List.of(), 0.0));
        counters.committed(3_000_000);
        counters.committed(40_000_000);
        assertThat(told("dynamote_traffic_commit_duration_seconds")).isEqualTo(Map.of(List.of(), 2.0));
    }
}
