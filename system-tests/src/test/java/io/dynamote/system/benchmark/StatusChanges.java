package io.dynamote.system.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.dynamote.system.BrowserTab;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The way of a status change from the API server of the cluster into the table of an open browser. The simulated operator
 * is told to keep quiet; what it would report is written in its place, one change at a time.
 */
final class StatusChanges implements AutoCloseable {

    private static final int DEPLOYMENTS = 5;
    private static final int CHANGES = 300;
    private static final int WARM_UP = 50;
    private static final String GRAPHS = "/apis/nvidia.com/v1beta1/namespaces/dynamo-system/dynamographdeployments/";

    /** Notes when the count of ready workers of each row changes, by the clock that this process has too. */
    private static final String OBSERVE = """
            () => {
              window.seen = {};
              const note = () => document.querySelectorAll('#rows tr').forEach((row) => {
                const ready = row.querySelector('.ready .num').textContent;
                const before = window.seen[row.dataset.name];
                if (!before || before.ready !== ready) window.seen[row.dataset.name] = { ready, at: Date.now() };
              });
              note();
              new MutationObserver(note).observe(document.getElementById('rows'), { childList: true, subtree: true });
            }""";

    private final List<String> names =
            IntStream.range(0, DEPLOYMENTS).mapToObj(i -> "change-" + i).toList();
    private final Door portal;
    private final Door cluster;
    private final BrowserTab browser;

    StatusChanges(RunningSystem system) {
        portal = new Door(system.portal());
        cluster = new Door(system.cluster());
        browser = new BrowserTab(system.portal());
    }

    Latencies measure() {
        names.forEach(this::deploy);
        Page page = browser.page();
        page.navigate("/deployments");
        page.waitForFunction("() => document.documentElement.dataset.stream === 'open'");
        page.evaluate(OBSERVE);
        Latencies latencies = new Latencies();
        for (int i = 0; i < WARM_UP + CHANGES; i++) {
            String name = names.get(i % DEPLOYMENTS);
            int ready = (i / DEPLOYMENTS) % 2;
            long begin = System.currentTimeMillis();
            report(name, ready);
            long shown = shown(page, name, ready + "/1");
            if (i >= WARM_UP) {
                latencies.add(TimeUnit.MILLISECONDS.toNanos(shown - begin));
            }
        }
        return latencies;
    }

    private void deploy(String name) {
        String body = "{\"name\": \"%s\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"}".formatted(name);
        assertThat(portal.post("/api/deployments", body, null).status()).isIn(201, 202);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> portal.get("/api/deployments/" + name)
                        .json()
                        .path("phase")
                        .asText()
                        .equals("Running"));
        patch(name, "{\"metadata\": {\"annotations\": {\"simulation.dynamote.io/failure\": \"operator-silent\"}}}");
    }

    /** What the operator writes when the number of ready workers has changed. */
    private void report(String name, int ready) {
        JsonNode components = cluster.get(GRAPHS + name).json().path("status").path("components");
        String worker = components.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(component -> !component.equals("Frontend"))
                .findFirst()
                .orElseThrow();
        patch(
                name + "/status",
                "{\"status\": {\"components\": {\"%s\": {\"readyReplicas\": %d, \"availableReplicas\": %d}}}}"
                        .formatted(worker, ready, ready));
    }

    private void patch(String path, String json) {
        Door.Reply reply = cluster.send("PATCH", GRAPHS + path, "application/merge-patch+json", json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static long shown(Page page, String name, String ready) {
        Object at = page.waitForFunction(
                        "([name, ready]) => window.seen[name]?.ready === ready && window.seen[name].at",
                        List.of(name, ready))
                .jsonValue();
        return ((Number) at).longValue();
    }

    @Override
    public void close() {
        browser.close();
        names.forEach(name -> portal.delete("/api/deployments/" + name));
    }
}
