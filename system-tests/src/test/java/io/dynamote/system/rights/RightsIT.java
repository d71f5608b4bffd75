package io.dynamote.system.rights;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

import io.dynamote.catalog.CatalogService;
import io.dynamote.deployment.DeploymentService;
import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.system.Door;
import io.dynamote.system.chart.Permission;
import io.dynamote.telemetry.TelemetryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The chart gives the services the rights that they use, and no others. */
class RightsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private SimulatedCluster cluster;
    private ServiceOptions common;

    @BeforeEach
    void startFoundations() {
        EmbeddedKafka kafka = started(EmbeddedKafka.start(KafkaOptions.temporary()));
        PostgresServer postgres = started(PostgresServer.start(PostgresOptions.temporary()));
        cluster = started(SimulatedCluster.start(SimulationOptions.defaults().withSpeed(60)));
        common = ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.management.port", 0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user())
                .with("dynamote.telemetry.scrape.interval", "1s")
                .with("dynamote.telemetry.scrape.through", "api-server");
        started(CatalogService.start(common));
    }

    @Test
    void shouldGrantWhatIsUsedInAllNamespaces() throws IOException {
        CallRecorder deployment = recorder();
        CallRecorder telemetry = recorder();
        tour(common, deployment, telemetry);
        assertThat(used(deployment)).isEqualTo(Permission.granted("api-server", "deployment"));
        assertThat(used(telemetry)).isEqualTo(Permission.granted("api-server", "telemetry"));
    }

    @Test
    void shouldGrantWhatIsUsedInSomeNamespaces() throws IOException {
        CallRecorder deployment = recorder();
        CallRecorder telemetry = recorder();
        tour(common.with("dynamote.cluster.namespaces", "dynamo-system"), deployment, telemetry);
        assertThat(deployment.calls()).noneMatch(Call::isAboutAll);
        assertThat(telemetry.calls()).noneMatch(Call::isAboutAll);
        assertThat(used(deployment)).isEqualTo(Permission.granted("one-namespace-api-server", "deployment"));
        assertThat(used(telemetry)).isEqualTo(Permission.granted("one-namespace-api-server", "telemetry"));
    }

    /** Everything that services do with a cluster: deploy, follow, read metrics, delete. */
    private void tour(ServiceOptions options, CallRecorder ofDeployment, CallRecorder ofTelemetry) {
        Door door = new Door(
                started(DeploymentService.start(options.with("dynamote.cluster.master-url", ofDeployment.address())))
                        .address());
        started(TelemetryService.start(options.with("dynamote.cluster.master-url", ofTelemetry.address())));
        String body = "{\"name\": \"watched\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"}";
        await().atMost(PATIENCE)
                .until(() -> door.post("/api/deployments", body, "watched").status() < 300);
        await().atMost(PATIENCE)
                .until(() -> door.get("/api/deployments/watched").body().contains("Running"));
        await().atMost(PATIENCE)
                .until(() -> ofTelemetry.calls().stream()
                        .anyMatch(call -> call.target().contains("/proxy/metrics")));
        assertThat(door.delete("/api/deployments/watched").status()).isLessThan(300);
        await().atMost(PATIENCE)
                .until(() -> !door.get("/api/deployments").body().contains("\"watched\""));
        await().atMost(PATIENCE).until(() -> used(ofDeployment).contains(new Permission("", "services", "watch")));
    }

    private static Set<Permission> used(CallRecorder recorder) {
        Set<Permission> used = new TreeSet<>();
        recorder.calls().forEach(call -> used.addAll(call.needs()));
        return used;
    }

    private CallRecorder recorder() throws IOException {
        return started(new CallRecorder(URI.create(cluster.masterUrl())));
    }

    private <T extends AutoCloseable> T started(T part) {
        started.push(part);
        return part;
    }

    @AfterEach
    void stop() throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
