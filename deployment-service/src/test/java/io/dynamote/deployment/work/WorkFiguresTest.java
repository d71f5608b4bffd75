package io.dynamote.deployment.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.dynamote.runtime.metrics.Metric;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WorkFiguresTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final BackOff QUICK = new BackOff(Duration.ofMillis(10), Duration.ofMillis(20));

    private final WorkQueue<String> queue = new WorkQueue<>();
    private final WorkFigures figures = new WorkFigures();

    private Map<List<String>, Double> told(String name) {
        return figures.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .map(Metric::values)
                .orElseThrow();
    }

    @Test
    void shouldTellWhatWaitsForAWorker() {
        try (Workers<String> workers = new Workers<>("cook", queue, QUICK, _ -> new Pass.Done())) {
            figures.watch(workers);
            queue.add("now");
            queue.addAfter("later", Duration.ofMinutes(1));
            assertThat(told("dynamote_work_queue_deployments"))
                    .isEqualTo(Map.of(
                            List.of("cook", "due"), 1.0,
                            List.of("cook", "later"), 1.0,
                            List.of("cook", "working"), 0.0));
            assertThat(told("dynamote_work_queue_overdue_seconds").get(List.of("cook")))
                    .isPositive();
        }
    }

    @Test
    void shouldCountHowPassesEnd() {
        AtomicInteger passes = new AtomicInteger();
        List<Pass> ends = List.of(new Pass.Failed(), new Pass.Repeat(Duration.ofMillis(1)), new Pass.Done());
        try (Workers<String> workers = new Workers<>("cook", queue, QUICK, _ -> ends.get(passes.getAndIncrement()))) {
            figures.watch(workers);
            workers.start(1);
            queue.add("dinner");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told("dynamote_work_passes_total"))
                            .isEqualTo(Map.of(
                                    List.of("cook", "done"), 1.0,
                                    List.of("cook", "repeat"), 1.0,
                                    List.of("cook", "failed"), 1.0)));
        }
    }
}
