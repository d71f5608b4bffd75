package io.dynamote.system.metrics;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.dynamote.runtime.metrics.Timing;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What it costs to tell: a scrape of each service, by its time and its bytes, and one observation on the hot path. Leaves a
 * table in {@code target/benchmarks.md}.
 */
class ScrapeBenchmark {

    private static final int SCRAPES = 300;
    private static final int WARM_UP = 200;
    private static final int OBSERVATIONS = 2_000_000;
    private static final double MILLI = 1e6;
    private static final List<String> PAGES = List.of(
            "/", "/deployments", "/traffic", "/hosts", "/jobs", "/alerts", "/api/health", "/api/models", "/nowhere");

    private final List<String> rows = new ArrayList<>();

    @Test
    void measure() throws IOException, InterruptedException {
        try (RunningSystem system = RunningSystem.start(50)) {
            Door door = new Door(system.portal());
            for (int i = 0; i < 50; i++) {
                PAGES.forEach(door::get);
            }
            for (RunningService service : system.parts().services().stream()
                    .sorted(Comparator.comparing(RunningService::name))
                    .toList()) {
                scrape(service.name(), requireNonNull(service.management()).resolve("/prometheus"));
            }
        }
        observe();
        String table = String.join(System.lineSeparator(), rows) + System.lineSeparator();
        System.out.print(table);
        Files.writeString(Path.of("target", "benchmarks.md"), table);
    }

    private void scrape(String service, URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest plain = HttpRequest.newBuilder(uri).build();
            HttpRequest zipped = HttpRequest.newBuilder(uri)
                    .header("Accept-Encoding", "gzip")
                    .build();
            for (int i = 0; i < WARM_UP; i++) {
                http.send(zipped, HttpResponse.BodyHandlers.ofByteArray());
            }
            double[] millis = new double[SCRAPES];
            int bytes = 0;
            for (int i = 0; i < SCRAPES; i++) {
                long begin = System.nanoTime();
                bytes = http.send(zipped, HttpResponse.BodyHandlers.ofByteArray())
                        .body()
                        .length;
                millis[i] = (System.nanoTime() - begin) / MILLI;
            }
            Arrays.sort(millis);
            String text = http.send(plain, HttpResponse.BodyHandlers.ofString()).body();
            rows.add("| %s | %d | %,d | %,d | %.1f ms | %.1f ms |"
                    .formatted(
                            service,
                            text.lines().filter(line -> !line.startsWith("#")).count(),
                            text.length(),
                            bytes,
                            millis[SCRAPES / 2],
                            millis[SCRAPES * 99 / 100]));
            assertThat(text.length()).isLessThan(500_000);
        }
    }

    private void observe() {
        Timing timing = Timing.of("benchmark_duration_seconds", "Benchmark.", "method", "route", "status");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] nanos = IntStream.range(0, 9)
                .mapToDouble(_ -> {
                    long begin = threads.getCurrentThreadCpuTime();
                    for (int i = 0; i < OBSERVATIONS; i++) {
                        timing.observeNanos(i, "GET", "/api/models", "2xx");
                    }
                    return (double) (threads.getCurrentThreadCpuTime() - begin) / OBSERVATIONS;
                })
                .sorted()
                .toArray();
        rows.add(String.format(Locale.ROOT, "an observation with three labels: %.0f ns CPU", nanos[4]));
    }
}
