package io.dynamote.system.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import io.dynamote.alert.AlertService;
import io.dynamote.catalog.CatalogService;
import io.dynamote.deployment.DeploymentService;
import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.system.Door;
import io.dynamote.telemetry.TelemetryService;
import io.dynamote.web.WebUi;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The five services on a Kafka with SASL and TLS, as most clusters in real use have it. */
class SecuredKafkaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();

    @TempDir
    static Path directory;

    private static EmbeddedKafka kafka;
    private static Door door;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        KafkaSecurity security = KafkaSecurity.in(directory);
        kafka = started(EmbeddedKafka.start(new KafkaOptions(0, null, security.ofTheBroker())));
        PostgresServer postgres = started(PostgresServer.start(PostgresOptions.temporary()));
        SimulatedCluster cluster =
                started(SimulatedCluster.start(SimulationOptions.defaults().withSpeed(60)));
        ServiceOptions all = ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.management.port", 0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.kafka.client-file", security.ofClients().toString())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user())
                .with("dynamote.cluster.master-url", cluster.masterUrl())
                .with(
                        "dynamote.alert.secret-key-file",
                        directory.resolve("alert.key").toString());
        ServiceOptions web = all;
        Map<String, Function<ServiceOptions, RunningService>> services = Map.of(
                "catalog", CatalogService::start,
                "deployment", DeploymentService::start,
                "telemetry", TelemetryService::start,
                "alert", AlertService::start);
        for (var service : services.entrySet()) {
            RunningService running = started(service.getValue().apply(all));
            web = web.with(
                    "dynamote.services." + service.getKey() + ".url",
                    running.address().toString());
        }
        door = new Door(started(WebUi.start(web)).address());
    }

    @Test
    void shouldCarryEverythingThatGoesOverKafka() {
        String deployment = "{\"name\": \"secured\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"}";
        // The model comes over Kafka, from the catalog.
        await().atMost(PATIENCE)
                .until(() ->
                        door.post("/api/deployments", deployment, "secured").status() < 300);
        // The portal knows it from Kafka, and telemetry-service makes a job of the rollout.
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(door.get("/deployments").body()).contains("secured").contains("Running");
            assertThat(door.get("/api/jobs").body()).contains("rollout:dynamo-system/secured");
        });
        String request = """
                {"dynamote.producer": "gateway", "dynamote.epoch": 1, "dynamote.sequence": 1, "time": "%s",\
                 "gen_ai.request.model": "Qwen/Qwen3-0.6B", "duration_us": 842000}""".formatted(Instant.now());
        assertThat(door.post("/api/telemetry/requests", request, null).status()).isEqualTo(202);
        // Counted in a transaction, handed on as a window, and told alert-service as a signal.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(door.get("/api/traffic?scope=model:Qwen/Qwen3-0.6B&windowSeconds=900")
                                .body())
                        .contains("\"requests\":1"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(door.get("/api/logs").body()).contains("alert-service"));
    }

    @Test
    void shouldNotLetAnybodyElseIn() {
        Map<String, Object> open = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "default.api.timeout.ms",
                3_000,
                "request.timeout.ms",
                2_000);
        try (Admin admin = Admin.create(open)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class);
        }
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
}
