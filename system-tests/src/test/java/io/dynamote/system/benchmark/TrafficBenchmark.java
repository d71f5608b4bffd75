package io.dynamote.system.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.microsoft.playwright.Page;
import io.dynamote.system.BrowserTab;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From a request that ends to the browser that hears of it, while gateways report 10,000 requests a second and 100 viewers
 * have the traffic page open. A request is recognised by its tokens: its model has no other one within the 10 s over which
 * rates are taken.
 */
class TrafficBenchmark {

    private static final int PER_SECOND = 10_000;
    private static final int VIEWERS = 100;
    private static final int MARKERS = 75;
    private static final int MARKS = 375;
    private static final int WARM_UP = 75;
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(170);

    private static final String LISTEN = """
            () => {
              window.heard = {};
              const stream = new EventSource('/api/stream?topics=signals:traffic');
              const hear = (event) => {
                const signal = JSON.parse(event.data);
                if (!signal.entity || !signal.entity.startsWith('model:marker-')) return;
                const tokens = Math.round(signal.values.input_tokens_per_second * 10);
                if (tokens > 0 && !window.heard[tokens]) window.heard[tokens] = Date.now();
              };
              stream.addEventListener('signal.v1', hear);
              stream.onmessage = hear;
              return new Promise((resolve) => { stream.onopen = () => resolve(true); });
            }""";

    @Test
    void measure() throws IOException {
        try (RunningSystem system = RunningSystem.start(50);
                Viewers viewers = new Viewers();
                BrowserTab browser = new BrowserTab(system.portal());
                TrafficLoad load = new TrafficLoad(system.parts().kafka().bootstrapServers(), PER_SECOND)) {
            for (int i = 0; i < VIEWERS - 1; i++) {
                viewers.open(stream(system, "signals:traffic:all"), line -> {});
            }
            Page page = browser.page();
            page.navigate("/traffic");
            page.evaluate(LISTEN);
            Map<Long, Long> begun = new HashMap<>();
            long next = System.nanoTime();
            for (long mark = 1; mark <= WARM_UP + MARKS; mark++) {
                begun.put(mark, System.currentTimeMillis());
                load.mark("marker-" + mark % MARKERS, mark, mark);
                next += EVERY_NANOS;
                LockSupport.parkNanos(next - System.nanoTime());
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> heard(page).size() >= WARM_UP + MARKS);
            Latencies latencies = new Latencies();
            heard(page).forEach((mark, at) -> {
                long number = Long.parseLong(mark);
                if (number > WARM_UP) {
                    latencies.add(TimeUnit.MILLISECONDS.toNanos(((Number) at).longValue() - begun.get(number)));
                }
            });
            Door door = new Door(system.portal());
            double rate = door.get("/api/traffic?windowSeconds=10")
                    .json()
                    .path("requestsPerSecond")
                    .asDouble();
            String row = latencies.row(
                    String.format(
                            Locale.ROOT,
                            "a request until Chromium hears of it, %d viewers, %,.0f requests a second",
                            VIEWERS,
                            rate),
                    "300 ms");
            Files.writeString(Path.of("target", "traffic-benchmark.md"), row + System.lineSeparator());
            System.out.println("benchmark " + row);
            System.out.printf(
                    Locale.ROOT,
                    "benchmark p90 %.0f ms, p95 %.0f ms, worst %.0f ms, load of the machine %.1f%n",
                    latencies.millis(90),
                    latencies.millis(95),
                    latencies.millis(100),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            assertThat(rate).isBetween(PER_SECOND * 0.9, PER_SECOND * 1.1);
        }
    }

    @SuppressWarnings("unchecked") // an object of JavaScript is a map
    private static Map<String, Object> heard(Page page) {
        return (Map<String, Object>) page.evaluate("() => window.heard");
    }

    private static URI stream(RunningSystem system, String topics) {
        return system.portal().resolve("/api/stream?topics=" + topics);
    }
}
