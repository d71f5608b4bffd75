package io.dynamote.system.chart;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.system.configuration.Variables;
import io.fabric8.kubernetes.api.model.EnvVar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings of pods are settings that the code knows. */
class EnvironmentTest {

    /** Read by NVIDIA's container runtime, not by the agent. */
    private static final Set<String> OF_THE_RUNTIME = Set.of("NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES");

    @ParameterizedTest
    @MethodSource("io.dynamote.system.chart.Charts#ours")
    void shouldSetWhatThePartKnows(Rendering.Workload workload) {
        assertThat(workload.container().getEnv())
                .extracting(EnvVar::getName)
                .doesNotHaveDuplicates()
                .filteredOn(name -> !OF_THE_RUNTIME.contains(name))
                .isSubsetOf(Variables.known(workload.component()));
    }

    @ParameterizedTest
    @MethodSource("io.dynamote.system.chart.Charts#ours")
    void shouldTakeSecretsFromSecretsOnly(Rendering.Workload workload) {
        assertThat(workload.container().getEnv())
                .filteredOn(variable -> variable.getName().matches(".*(PASSWORD|SECRET_KEY|USERNAME).*"))
                .allSatisfy(variable -> {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull();
                });
    }

    @Test
    void shouldPassOnTheConfigOfTheValues() {
        assertThat(value("resources", "telemetry", "DYNAMOTE_TELEMETRY_INTAKE_MOST_BYTES"))
                .isEqualTo("134217728");
        assertThat(value("resources", "telemetry", "DYNAMOTE_TELEMETRY_RETENTION_TRAFFIC_MINUTES"))
                .isEqualTo("60d");
        assertThat(value("resources", "telemetry", "DYNAMOTE_TELEMETRY_SCRAPE_ENABLED"))
                .isEqualTo("true");
        assertThat(value("resources", "alert", "DYNAMOTE_ALERT_WORK")).isEqualTo("false");
        assertThat(value("agent", "agent", "DYNAMOTE_AGENT_SAMPLE_INTERVAL")).isEqualTo("2s");
        assertThat(value("agent", "agent", "DYNAMOTE_AGENT_BUFFER_LIMIT")).isEqualTo("2048MB");
    }

    @Test
    void shouldReachPostgresInTheSchemaOfEachService() {
        assertThat(value("external-postgres", "catalog", "DATASOURCES_DEFAULT_URL"))
                .isEqualTo("jdbc:postgresql://postgres.example:6432/control_room"
                        + "?currentSchema=catalog&sslmode=verify-full&sslrootcert=/etc/dynamote/postgres/ca.crt");
        assertThat(value("default", "alert", "DYNAMOTE_POSTGRES_URL"))
                .isEqualTo("jdbc:postgresql://dynamote-postgres.platform.svc:5432/dynamote");
    }

    @Test
    void shouldReachKafkaAsTheValuesSay() {
        assertThat(value("external-kafka", "web", "DYNAMOTE_KAFKA_BOOTSTRAP_SERVERS"))
                .startsWith("kafka-0.kafka.example:9093,");
        assertThat(value("external-kafka", "web", "DYNAMOTE_KAFKA_CLIENT_FILE"))
                .isEqualTo("/etc/dynamote/kafka/client.properties");
        assertThat(value("external-kafka", "web", "DYNAMOTE_KAFKA_REPLICATION_FACTOR"))
                .isEqualTo("3");
        assertThat(value("default", "web", "DYNAMOTE_KAFKA_REPLICATION_FACTOR")).isEqualTo("1");
    }

    /** The portal refuses names that it does not know. */
    @Test
    void shouldKnowThePortalByEachNameOfItsService() {
        assertThat(value("ingress", "web", "DYNAMOTE_WEB_HOSTS"))
                .isEqualTo("dynamote-web,dynamote-web.platform,dynamote-web.platform.svc,"
                        + "dynamote-web.platform.svc.cluster.local,dynamote.example");
        assertThat(value("ingress", "alert", "DYNAMOTE_PORTAL_URL")).isEqualTo("https://dynamote.example");
        assertThat(value("other-namespace", "web", "DYNAMOTE_WEB_HOSTS"))
                .endsWith("portal.example,portal.internal.example");
        assertThat(value("other-namespace", "alert", "DYNAMOTE_PORTAL_URL")).isEqualTo("https://portal.example");
    }

    @Test
    void shouldWatchTheNamespacesThatItHasRightsIn() {
        JsonNode namespaces = ValueSet.named("two-namespaces").values().at("/cluster/namespaces");
        assertThat(namespaces).hasSize(2);
        assertThat(value("two-namespaces", "deployment", "DYNAMOTE_CLUSTER_NAMESPACES"))
                .isEqualTo("search-models,search-models-staging");
    }

    private static String value(String set, String component, String name) {
        return Charts.RENDERED.get(ValueSet.named(set)).workload(component).container().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " of " + component + " in " + set))
                .getValue();
    }
}
