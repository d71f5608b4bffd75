package io.dynamote.runtime.metrics;

import java.util.List;
import java.util.stream.Stream;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MetricRegistryTest {

    private static final Metric GOOD = Metric.gauge("dynamote_good", "Good.", () -> 1);
    private static final Metric BAD = Metric.gauge("dynamote_bad", "Bad.", () -> {
        throw new IllegalStateException("closed");
    });

    private static Stream<MetricSnapshot> read(MetricRegistry registry) {
        return registry.read().stream();
    }

    private static List<String> names(MetricRegistry registry) {
        return read(registry)
                .map(snapshot -> snapshot.getMetadata().getPrometheusName())
                .toList();
    }

    @Test
    void shouldTellOfTheProcessBesideTheFeatures() {
        assertThat(names(new MetricRegistry(List.of(() -> List.of(GOOD)))))
                .contains("dynamote_good", "jvm_memory_used_bytes", "jvm_gc_collection_seconds", "jvm_threads_current")
                .contains("process_cpu_seconds", "process_resident_memory_bytes", "process_open_fds");
    }

    @Test
    void shouldLeaveOutAndCountWhatCannotBeRead() {
        MetricRegistry registry = new MetricRegistry(List.of(() -> List.of(BAD, GOOD)));
        assertThat(names(registry)).contains("dynamote_good").doesNotContain("dynamote_bad");
        assertThat(names(registry)).doesNotContain("dynamote_bad");
        // The count is read before the figures are: it tells of the scrapes before this one.
        CounterSnapshot failures = (CounterSnapshot) read(registry)
                .filter(snapshot -> snapshot.getMetadata().getPrometheusName().equals("dynamote_scrape_failures"))
                .findFirst()
                .orElseThrow();
        assertThat(failures.getDataPoints().getFirst().getValue()).isEqualTo(2);
    }

    @Test
    void shouldRefuseTwoFiguresOfOneName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new MetricRegistry(List.of(() -> List.of(GOOD), () -> List.of(GOOD))))
                .withMessageContaining("dynamote_good");
    }
}
