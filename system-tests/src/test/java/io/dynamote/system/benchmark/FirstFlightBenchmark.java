package io.dynamote.system.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The speed of the first flight, measured through the public door on one machine with everything on it. Prints the table
 * of docs/benchmarks.md and leaves it in {@code target/benchmarks.md}.
 */
class FirstFlightBenchmark {

    private static final int MODELS = 10_000;
    private static final int DEPLOYMENTS = 1_000;
    private static final int REQUESTS = 1_000;
    private static final int WARM_UP = 300;
    private static final int VIEWERS = 200;

    private static RunningSystem system;
    private static Door door;
    private final List<String> rows = new ArrayList<>();

    @BeforeAll
    static void start() {
        system = RunningSystem.start(50);
        door = new Door(system.portal());
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void measure() throws IOException, InterruptedException {
        servePagesToManyViewers();
        followTheCluster();
        filterModels();
        listDeployments();
    }

    /** Leaves what is measured so far, so that a later failure does not lose it. */
    private void measured(String row) throws IOException {
        rows.add(row);
        String table = "| what | n | p50 | p99 | target for p99 |%n| --- | --- | --- | --- | --- |%n%s%n"
                .formatted(String.join(System.lineSeparator(), rows));
        Files.writeString(Path.of("target", "benchmarks.md"), table);
    }

    private void filterModels() throws IOException {
        Door.Reply imported = door.send("POST", "/api/models/import", "application/yaml", catalog());
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        List<String> filters =
                List.of("q=bench", "q=9%2042", "engine=sglang&q=model", "minSize=1B&maxSize=3B&task=chat");
        measured(requests(i -> "/api/models?limit=50&" + filters.get(i % filters.size()))
                .row("catalog: filter %,d models (API)".formatted(MODELS), "50 ms"));
    }

    private void listDeployments() throws IOException {
        IntStream.range(0, DEPLOYMENTS).parallel().forEach(FirstFlightBenchmark::create);
        measured(requests(i -> "/api/deployments?limit=200")
                .row("deployments: a page of 200 while all %,d roll out (API)".formatted(DEPLOYMENTS), "100 ms"));
        Latencies whole = new Latencies();
        for (int i = 0; i < 50; i++) {
            whole.time(() -> assertThat(allDeployments()).isEqualTo(DEPLOYMENTS));
        }
        measured(whole.row(
                "deployments: all %,d in five pages while they roll out (API)".formatted(DEPLOYMENTS), "100 ms"));
    }

    private void followTheCluster() throws IOException {
        try (Viewers viewers = new Viewers();
                StatusChanges changes = new StatusChanges(system)) {
            for (int i = 0; i < VIEWERS; i++) {
                viewers.open(stream("view:deployments"), line -> {});
            }
            measured(changes.measure()
                    .row(
                            "a status change in the cluster until the row in Chromium, %d viewers".formatted(VIEWERS),
                            "500 ms"));
        }
    }

    private void servePagesToManyViewers() throws IOException {
        try (Viewers viewers = new Viewers()) {
            for (int i = 0; i < VIEWERS; i++) {
                viewers.open(stream("deployments"), line -> {});
            }
            List<String> pages = List.of("/", "/deployments", "/deploy?model=Qwen/Qwen3-0.6B", "/cluster");
            for (String page : pages) {
                measured(requests(i -> page).row("page %s with %d viewers".formatted(page, VIEWERS), "50 ms"));
            }
        }
    }

    private static Latencies requests(java.util.function.IntFunction<String> path) {
        for (int i = 0; i < WARM_UP; i++) {
            assertThat(door.get(path.apply(i)).status()).isEqualTo(200);
        }
        Latencies latencies = new Latencies();
        for (int i = 0; i < REQUESTS; i++) {
            String next = path.apply(i);
            latencies.time(() -> assertThat(door.get(next).status()).isEqualTo(200));
        }
        return latencies;
    }

    private static void create(int i) {
        String body = "{\"name\": \"bench-%d\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"}".formatted(i);
        Door.Reply reply = door.post("/api/deployments", body, null);
        assertThat(reply.status()).as(reply.body()).isIn(201, 202);
    }

    private static int allDeployments() {
        int seen = 0;
        String cursor = "";
        do {
            JsonNode page = door.get("/api/deployments?limit=200" + cursor).json();
            seen += page.path("items").size();
            cursor = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return seen;
    }

    private static URI stream(String topics) {
        return system.portal().resolve("/api/stream?topics=" + topics);
    }

    private static String catalog() {
        return IntStream.range(0, MODELS)
                .mapToObj(FirstFlightBenchmark::model)
                .collect(Collectors.joining("", "version: 1\nmodels:\n", ""));
    }

    private static String model(int i) {
        Map<Boolean, String> engines = Map.of(true, "[vllm, sglang]", false, "[vllm]");
        return """
                  - id: bench/model-%d
                    name: Bench model %d
                    description: One of many models in a benchmark.
                    size: %dB
                    task: chat
                    parameters: %d000000000
                    contextLength: 8192
                    license: apache-2.0
                    gated: false
                    supportedEngines: %s
                    minGpuMemory: 16GB
                """.formatted(i, i, 1 + i % 70, 1 + i % 70, engines.get(i % 2 == 0));
    }
}
