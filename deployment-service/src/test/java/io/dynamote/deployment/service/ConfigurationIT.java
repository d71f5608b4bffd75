package io.dynamote.deployment.service;

import java.time.Duration;
import java.util.List;

import io.dynamote.deployment.DeploymentService;
import io.dynamote.deployment.cluster.ClusterProperties;
import io.dynamote.deployment.settings.DeploymentProperties;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Configuration as the service reads it: the shipped defaults, every key, and what stops the start. */
class ConfigurationIT {

    private static final String NOBODY = "127.0.0.1:9";

    private static PostgresServer postgres;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start(PostgresOptions.temporary());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void shouldShipTheDefaults() {
        try (RunningService service = DeploymentService.start(options())) {
            assertThat(service.context().getBean(DeploymentProperties.class))
                    .isEqualTo(new DeploymentProperties(
                            "dynamo-system",
                            "default",
                            "hf-token-secret",
                            "nvcr.io/nvidia/ai-dynamo",
                            "1.5.0",
                            Duration.ofSeconds(2),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(45)));
            assertThat(service.context().getBean(ClusterProperties.class))
                    .isEqualTo(new ClusterProperties(
                            null, null, "http://" + NOBODY, false, List.of(), Duration.ofSeconds(2)));
        }
    }

    @Test
    void shouldReadEveryKey() {
        ServiceOptions options = options()
                .with("dynamote.deployment.default-namespace", "models")
                .with("dynamote.deployment.default-team", "search")
                .with("dynamote.deployment.default-token-secret", "token")
                .with("dynamote.deployment.image-registry", "registry.example/dynamo")
                .with("dynamote.deployment.dynamo-release", "1.6.1")
                .with("dynamote.deployment.first-apply-wait", "500ms")
                .with("dynamote.deployment.operator-deadline", "1m")
                .with("dynamote.deployment.rollout-deadline", "2h")
                .with("dynamote.cluster.simulated", true)
                .with("dynamote.cluster.namespaces", List.of("team-a", "team-b"))
                .with("dynamote.cluster.heartbeat", "5s");
        try (RunningService service = DeploymentService.start(options)) {
            assertThat(service.context().getBean(DeploymentProperties.class))
                    .isEqualTo(new DeploymentProperties(
                            "models",
                            "search",
                            "token",
                            "registry.example/dynamo",
                            "1.6.1",
                            Duration.ofMillis(500),
                            Duration.ofMinutes(1),
                            Duration.ofHours(2)));
            assertThat(service.context().getBean(ClusterProperties.class))
                    .isEqualTo(new ClusterProperties(
                            null, null, "http://" + NOBODY, true, List.of("team-a", "team-b"), Duration.ofSeconds(5)));
            Door door = new Door(service.address());
            assertThat(door.get("/api/namespaces").json().path("items").findValuesAsText("name"))
                    .as("the watched ones, without asking the cluster")
                    .containsExactly("team-a", "team-b");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dynamote.deployment.default-namespace, Not_A_Namespace",
        "dynamote.deployment.dynamo-release, latest",
        "dynamote.deployment.first-apply-wait, 11s",
        "dynamote.cluster.heartbeat, 1ms"
    })
    void shouldNotStartWithWhatCannotWork(String key, String value) {
        assertThatThrownBy(() ->
                        DeploymentService.start(options().with(key, value)).close())
                .hasStackTraceContaining("must");
    }

    private static ServiceOptions options() {
        return ServiceOptions.defaults()
                .with("datasources.default.url", postgres.jdbcUrl() + "?currentSchema=deployment")
                .with("datasources.default.username", postgres.user())
                .with("dynamote.kafka.bootstrap-servers", NOBODY)
                .with("dynamote.cluster.master-url", "http://" + NOBODY)
                .withPort(0);
    }
}
