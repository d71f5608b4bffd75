package io.dynamote.system.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.alert.AlertService;
import io.dynamote.catalog.CatalogService;
import io.dynamote.deployment.DeploymentService;
import io.dynamote.embedded.LoopbackPort;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.showcase.Showcase;
import io.dynamote.showcase.ShowcaseSettings;
import io.dynamote.system.Door;
import io.dynamote.telemetry.TelemetryService;
import io.dynamote.web.WebUi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the demo brings into an empty portal whose services find its cluster by the kubeconfig of docker-compose.yml. */
class ShowcaseE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path KUBECONFIG = Path.of("..", "showcase", "kubeconfig.yaml");
    private static final Executor THREADS =
            work -> Thread.ofPlatform().name("start").start(work);
    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();

    @TempDir
    private static Path directory;

    private static Door door;

    @BeforeAll
    static void start() throws Exception {
        String cluster = "http://127.0.0.1:" + LoopbackPort.choose("cluster", 0);
        CompletableFuture<EmbeddedKafka> broker =
                CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(KafkaOptions.temporary()));
        PostgresServer postgres = started(PostgresServer.start(PostgresOptions.temporary()));
        EmbeddedKafka kafka = started(broker.join());
        ServiceOptions all = ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.management.port", 0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user())
                .with("dynamote.cluster.kubeconfig", kubeconfig(cluster).toString())
                .with("dynamote.cluster.simulated", true)
                .with(
                        "dynamote.alert.secret-key-file",
                        directory.resolve("alert.key").toString());
        Map<String, Function<ServiceOptions, RunningService>> services = Map.of(
                "catalog", CatalogService::start,
                "deployment", DeploymentService::start,
                "telemetry", TelemetryService::start,
                "alert", AlertService::start);
        Map<String, CompletableFuture<RunningService>> starting = new HashMap<>();
        services.forEach((name, service) ->
                starting.put(name, CompletableFuture.supplyAsync(() -> service.apply(all), THREADS)));
        ServiceOptions web = all;
        for (var service : starting.entrySet()) {
            web = web.with(
                    "dynamote.services." + service.getKey() + ".url",
                    started(service.getValue().join()).address().toString());
        }
        RunningService portal = started(WebUi.start(web));
        door = new Door(portal.address());
        started(Showcase.start(
                ShowcaseSettings.of(Map.of(
                        "DYNAMOTE_DEMO_PORTAL_URL",
                        portal.address().toString(),
                        "DYNAMOTE_DEMO_CLUSTER_PORT",
                        cluster.replaceFirst(".*:", ""),
                        "DYNAMOTE_DEMO_CLUSTER_SPEED",
                        "20",
                        "DYNAMOTE_DEMO_HEALTH_PORT",
                        String.valueOf(LoopbackPort.choose("health", 0)))),
                Clock.systemUTC(),
                "e2e"));
    }

    private static Path kubeconfig(String cluster) throws IOException {
        return Files.writeString(
                directory.resolve("kubeconfig"), Files.readString(KUBECONFIG).replace("http://demo:8094", cluster));
    }

    private static <T extends AutoCloseable> T started(T part) {
        STARTED.push(part);
        return part;
    }

    @AfterAll
    static void stop() throws Exception {
        while (!STARTED.isEmpty()) {
            STARTED.pop().close();
        }
    }

    @Test
    void shouldFillAnEmptyPortalWithLife() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode deployments = door.get("/api/deployments").json().path("items");
            assertThat(deployments.findValuesAsText("phase"))
                    .containsOnlyOnce("Failed")
                    .contains("Running");
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(door.get("/api/alerts").json().path("items"))
                        .anySatisfy(alert -> assertThat(alert.toString()).contains("demo-broken-image", "firing")));
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode traffic = door.get("/api/traffic?windowSeconds=60").json();
            assertThat(traffic.path("requests").asInt()).isGreaterThan(50);
            assertThat(traffic.path("activeRequests").asInt()).isPositive();
            assertThat(traffic.at("/durationMillis/p95").asDouble()).isPositive();
            assertThat(door.get("/api/traffic/by/deployment").json().path("items"))
                    .hasSizeGreaterThanOrEqualTo(2);
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode hosts = door.get("/api/hosts").json().path("items");
            assertThat(hosts).hasSize(6);
            assertThat(hosts.findValuesAsText("state")).containsOnly("live");
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode jobs = door.get("/api/jobs?state=active").json().path("items");
            Set<String> sources = new HashSet<>(jobs.findValuesAsText("source"));
            assertThat(sources).contains("restic", "kubevirt", "huggingface-cli", "lm-eval", "vector-indexer");
        });
    }
}
