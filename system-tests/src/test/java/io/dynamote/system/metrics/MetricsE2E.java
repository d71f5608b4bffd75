package io.dynamote.system.metrics;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.runtime.metrics.Metric;
import io.dynamote.runtime.metrics.MetricRegistry;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The figures of every service, as Prometheus would see them. */
class MetricsE2E {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(500);
    /** More than the lines that others may add meanwhile. */
    private static final int STRANGE_PATHS = 300;

    private static final String REQUESTS = "dynamote_http_request_duration_seconds";

    private static RunningSystem system;
    private static Door door;
    private static Map<String, RunningService> services;

    @BeforeAll
    static void start() {
        system = RunningSystem.start(20);
        door = new Door(system.portal());
        services =
                system.parts().services().stream().collect(Collectors.toMap(RunningService::name, Function.identity()));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    static Stream<String> services() {
        return Stream.of("alert", "catalog", "deployment", "telemetry", "web");
    }

    private static RunningService service(String name) {
        return requireNonNull(services.get(name));
    }

    private static Scrape scrape(String service) {
        return Scrape.of(requireNonNull(service(service).management()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldTellEachFigureWithItsTypeAndMeaning(String service) throws Exception {
        new Door(service(service).address()).get("/health");
        await().pollInterval(LOOK)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scrape(service).own())
                        .contains("dynamote_build_info", "dynamote_ready", "dynamote_dependency_up", REQUESTS));
        Scrape told = scrape(service);
        assertThat(told.strays()).isEmpty();
        assertThat(told.helps().keySet()).isEqualTo(told.types().keySet());
        assertThat(told.helps().values()).noneMatch(String::isBlank);
        assertThat(told.types().keySet())
                .allMatch(name -> name.matches("(dynamote|jvm|process)_.*"))
                .contains("jvm_memory_used_bytes", "jvm_gc_collection_seconds", "process_resident_memory_bytes");
        assertThat(told.sum("dynamote_build_info", "service=\"" + service + "\""))
                .isEqualTo(1);
        assertThat(told.sum("dynamote_scrape_failures_total")).isZero();
        Promtool.check(told.text(), "metrics");
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldStaySmallWhateverIsAskedFor(String service) {
        Door api = new Door(service(service).address());
        api.get("/health");
        api.get("/nowhere");
        int before = scrape(service).samples().size();
        for (int i = 0; i < STRANGE_PATHS; i++) {
            api.get("/nowhere-" + i + "/" + i);
        }
        Scrape after = scrape(service);
        assertThat(after.text()).doesNotContain("nowhere");
        assertThat(after.sum(REQUESTS + "_count", "route=\"none\"")).isGreaterThanOrEqualTo(STRANGE_PATHS);
        // Others ask too; what they ask for has routes, of which each tells 14 lines for each of its answers.
        assertThat(after.samples()).hasSizeLessThan(before + 140);
    }

    @Test
    void shouldTellNothingThroughTheDoor() {
        for (String path : List.of("/prometheus", "/metrics", "/api/prometheus", "/api/telemetry/../../prometheus")) {
            assertThat(door.get(path).body()).as(path).doesNotContain("dynamote_build_info");
        }
    }

    @Test
    void shouldTellWhatBecameOfTelemetry() {
        String line = """
                {"dynamote.producer": "metrics-1", "dynamote.epoch": 1, "dynamote.sequence": 1, "time": "%s",\
                 "dynamote.deployment": "dynamo-system/metrics", "gen_ai.request.model": "acme/tested-1B",\
                 "duration_us": 1000, "gen_ai.usage.input_tokens": 1, "gen_ai.usage.output_tokens": 1}
                """.formatted(Instant.now());
        for (int i = 0; i < 2; i++) {
            Door.Reply taken =
                    door.send("POST", "/api/telemetry/requests", "application/x-ndjson", line + "{\"no\": \"line\"}\n");
            assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        }
        await().pollInterval(LOOK).atMost(PATIENCE).untilAsserted(() -> {
            Scrape told = scrape("telemetry");
            assertThat(told.sum("dynamote_intake_lines_total", "kind=\"requests\"", "result=\"accepted\""))
                    .isEqualTo(2);
            assertThat(told.sum("dynamote_intake_lines_total", "kind=\"requests\"", "result=\"refused\""))
                    .isEqualTo(2);
            assertThat(told.sum("dynamote_traffic_requests_total", "result=\"counted\""))
                    .isEqualTo(1);
            assertThat(told.sum("dynamote_traffic_requests_total", "result=\"duplicate\""))
                    .isEqualTo(1);
            assertThat(told.sum("dynamote_traffic_commit_duration_seconds_count"))
                    .isPositive();
            assertThat(told.sum("dynamote_kafka_consumer_behind_seconds", "reader=\"traffic-tail\""))
                    .isLessThan(5);
            assertThat(told.samples().keySet())
                    .contains(
                            "dynamote_kafka_consumer_lag_records{reader=\"traffic-aggregator\",topic=\"dynamote.requests\"}");
        });
    }

    @Test
    void shouldTellWhatADeploymentCausesEverywhere() {
        String body = "{\"name\": \"measured\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"}";
        assertThat(door.post("/api/deployments", body, "measured").status()).isIn(201, 202);
        await().pollInterval(LOOK).atMost(PATIENCE).untilAsserted(() -> {
            Scrape told = scrape("deployment");
            assertThat(told.sum("dynamote_active_instance")).isEqualTo(1);
            assertThat(told.sum("dynamote_outbox_relay_active")).isEqualTo(1);
            assertThat(told.sum("dynamote_outbox_relayed_messages_total")).isPositive();
            assertThat(told.sum("dynamote_work_passes_total", "queue=\"reconciler\"", "result=\"done\""))
                    .isPositive();
            assertThat(told.samples())
                    .containsKeys(
                            "dynamote_outbox_pending_messages",
                            "dynamote_work_queue_deployments{queue=\"observer\",state=\"due\"}");
            for (String kind : List.of("graphs", "pods", "events", "services", "namespaces")) {
                assertThat(told.samples()).containsKey("dynamote_informer_age_seconds{kind=\"" + kind + "\"}");
            }
            assertThat(told.sum("dynamote_informer_objects", "kind=\"graphs\"")).isPositive();
            assertThat(told.sum("dynamote_dependency_up", "dependency=\"cluster\""))
                    .isEqualTo(1);
        });
        assertThat(scrape("web").sum("dynamote_upstream_request_duration_seconds_count", "service=\"deployment\""))
                .isPositive();
        assertThat(scrape("alert").samples())
                .containsKeys("dynamote_delivery_queue_messages{state=\"queued\"}", "dynamote_notifier_active");
    }

    @Test
    void shouldTellThatTheClusterIsAwayAndHowOldWhatIsKnownOfItIs() {
        await().pollInterval(LOOK)
                .atMost(PATIENCE)
                .until(() ->
                        scrape("deployment").samples().containsKey("dynamote_informer_age_seconds{kind=\"pods\"}"));
        SimulatedCluster cluster = system.parts().simulatedCluster().orElseThrow();
        cluster.stop();
        try {
            await().pollInterval(LOOK).atMost(PATIENCE).untilAsserted(() -> {
                Scrape told = scrape("deployment");
                assertThat(told.samples()).containsEntry("dynamote_dependency_up{dependency=\"cluster\"}", 0.0);
                assertThat(told.sum("dynamote_informer_age_seconds", "kind=\"pods\""))
                        .isGreaterThan(8);
                assertThat(told.types()).doesNotContainKey("dynamote_informer_objects");
            });
        } finally {
            cluster.start();
        }
        await().pollInterval(LOOK).atMost(PATIENCE).untilAsserted(() -> {
            Scrape told = scrape("deployment");
            assertThat(told.samples()).containsEntry("dynamote_dependency_up{dependency=\"cluster\"}", 1.0);
            assertThat(told.sum("dynamote_informer_age_seconds", "kind=\"pods\""))
                    .isLessThan(8);
            assertThat(told.types()).containsKey("dynamote_informer_objects");
        });
    }

    @Test
    void shouldTellOfViewers() throws Exception {
        URI stream = system.portal().resolve("/api/stream?topics=deployments");
        HttpResponse<InputStream> open = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(stream).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream frames = open.body()) {
            assertThat(frames.read()).isPositive();
            assertThat(scrape("web").sum("dynamote_stream_viewers")).isPositive();
        }
    }

    @Test
    void shouldDescribeEachFigureInTheDocumentation() {
        Map<String, Metric> known = new TreeMap<>();
        Map<String, Set<String>> tellers = new TreeMap<>();
        services.forEach((name, service) -> service.context()
                .getBean(MetricRegistry.class)
                .metrics()
                .forEach(metric -> {
                    known.put(metric.name(), metric);
                    tellers.computeIfAbsent(metric.name(), _ -> new TreeSet<>()).add(name);
                }));
        List<String> expected = known.values().stream()
                .map(metric -> MetricTable.row(metric, requireNonNull(tellers.get(metric.name()))))
                .toList();
        assertThat(MetricTable.rows()).as("table of docs/operate.md").containsExactlyInAnyOrderElementsOf(expected);
        assertThat(MetricTable.actions()).noneMatch(String::isBlank);
    }
}
