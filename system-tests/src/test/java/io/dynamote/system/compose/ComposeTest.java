package io.dynamote.system.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.system.configuration.Variables;
import io.dynamote.system.image.Dockerfile;
import io.dynamote.system.image.ImageTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** The services of docker-compose.yml keep to the rules of one machine. */
class ComposeTest {

    private static final JsonNode FILE = ComposeFile.read();
    private static final Set<String> OURS =
            Set.of("web", "catalog", "deployment", "telemetry", "alert", "agent", "demo");
    private static final Set<String> FOREIGN = Set.of("kafka", "postgres");
    private static final Map<String, Integer> PORTS = Map.ofEntries(
            entry("web", 8080),
            entry("catalog", 8081),
            entry("deployment", 8082),
            entry("telemetry", 8083),
            entry("alert", 8084),
            entry("demo", 8094),
            entry("kafka", 9092),
            entry("postgres", 5432));
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[-?][^}]*)?}");
    private static final Pattern ADDRESS = Pattern.compile("(?:^|//)([a-z]+):(\\d+)");

    static Stream<String> services() {
        return FILE.path("services").properties().stream().map(Map.Entry::getKey);
    }

    @Test
    void shouldRunTheServicesWithKafkaAndPostgres() {
        assertThat(services()).containsExactlyInAnyOrderElementsOf(union(OURS, FOREIGN));
        // With no word of anybody's neither runs.
        assertThat(services().filter(name -> service(name).has("profiles")))
                .containsExactlyInAnyOrder("agent", "demo")
                .allSatisfy(name ->
                        assertThat(texts(service(name).path("profiles"))).containsExactly(name));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldPublishThePortalOnLoopbackAndNothingElse(String name) {
        List<String> ports = texts(service(name).path("ports"));
        assertThat(ports).hasSize(name.equals("web") ? 1 : 0).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(service(name).has("network_mode")).isFalse();
        assertThat(texts(service(name).path("networks"))).contains("inside");
        assertThat(FILE.at("/networks/inside/internal").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldRunWithTheLeastRights(String name) {
        JsonNode service = service(name);
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(service.has("cap_add")).isFalse();
        assertThat(service.has("privileged")).isFalse();
        assertThat(texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(service.path("user").asText()).matches("[1-9]\\d+:[1-9]\\d+");
        assertThat(texts(service.path("tmpfs"))).isNotEmpty().allMatch(mount -> mount.contains("size="));
        assertThat(texts(service.path("volumes")))
                .filteredOn(mount -> mount.startsWith("/") || mount.startsWith("."))
                .allMatch(mount -> mount.contains(":ro"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldBeBoundedWatchedAndStartedAgain(String name) {
        JsonNode service = service(name);
        assertThat(service.path("mem_limit").asText()).matches("\\d+[mg]");
        assertThat(service.path("cpus").asDouble()).isPositive();
        assertThat(service.path("pids_limit").asInt()).isPositive();
        assertThat(service.path("restart").asText()).isEqualTo("unless-stopped");
        assertThat(service.at("/healthcheck/test/0").asText()).isEqualTo("CMD");
        assertThat(service.at("/healthcheck/interval").asText()).isNotEmpty();
        assertThat(service.at("/logging/options/max-size").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldWaitUntilWhatItNeedsIsHealthy(String name) {
        JsonNode conditions = service(name).path("depends_on");
        assertThat(conditions.properties())
                .allMatch(entry -> entry.getValue().path("condition").asText().equals("service_healthy"));
        if (name.equals("demo")) {
            // Others stand on it; it waits for the portal itself, as long as that takes.
            assertThat(conditions).isEmpty();
            return;
        }
        Set<String> called =
                calls(name).stream().map(call -> call.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(conditions.properties()).extracting(Map.Entry::getKey).containsAll(called);
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldCallWhatListens(String name) {
        assertThat(calls(name))
                .allSatisfy(call -> assertThat(PORTS).containsEntry(call.group(1), Integer.valueOf(call.group(2))));
        if (OURS.contains(name)) {
            assertThat(calls(name)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldSetWhatThePartKnows(String name) {
        if (OURS.contains(name)) {
            assertThat(service(name).path("environment").properties())
                    .extracting(Map.Entry::getKey)
                    .isSubsetOf(Variables.known(name));
            assertThat(service(name).path("image").asText())
                    .isEqualTo("${DYNAMOTE_REGISTRY:-}dynamote/" + name + ":${DYNAMOTE_VERSION:-0.1.0}");
        } else {
            assertThat(service(name).path("image").asText()).matches("(apache/kafka:4\\.2\\.\\d+|postgres:18-alpine)");
        }
    }

    @Test
    void shouldRunImagesAsTheDockerfileMakesThem() {
        Dockerfile dockerfile = Dockerfile.ofRepository();
        for (String name : OURS) {
            JsonNode service = service(name);
            ImageTarget target = dockerfile.target(service.at("/build/target").asText());
            assertThat(target.command()).containsExactly(name);
            assertThat(service.has("entrypoint") || service.has("command")).isFalse();
            assertThat(service.path("user").asText()).isEqualTo(target.user());
            assertThat(texts(service.at("/healthcheck/test")).subList(1, 3)).isEqualTo(target.health());
            if (PORTS.containsKey(name)) {
                assertThat(target.ports()).contains(PORTS.get(name));
            }
            assertThat(texts(service.path("tmpfs"))).anyMatch(mount -> mount.startsWith("/tmp:"));
            assertThat(target.volumes())
                    .allMatch(path -> texts(service.path("volumes")).contains(name + ":" + path));
            assertThat(service.path("image").asText())
                    .endsWith("${DYNAMOTE_VERSION:-" + target.label("org.opencontainers.image.version") + "}");
        }
    }

    /** What is missing is said before anything starts. */
    @ParameterizedTest
    @ValueSource(strings = {"DYNAMOTE_POSTGRES_PASSWORD", "DYNAMOTE_ALERT_SECRET_KEY", "DYNAMOTE_KUBECONFIG"})
    void shouldNotStartWithoutItsSecrets(String variable) {
        assertThat(VARIABLE.matcher(ComposeFile.text()).results())
                .filteredOn(use -> use.group(1).equals(variable))
                .isNotEmpty()
                .allMatch(use -> use.group(2).equals(":?is missing in .env, see docs/install.md"));
    }

    @Test
    void shouldHoldNoSecret() {
        FILE.path("services")
                .forEach(service -> service.path("environment").properties().stream()
                        .filter(entry -> entry.getKey().matches(".*(PASSWORD|SECRET|TOKEN|KEY).*"))
                        .forEach(entry -> assertThat(entry.getValue().asText())
                                .as(entry.getKey())
                                .startsWith("${")));
        assertThat(FILE.at("/secrets/kubeconfig/file").asText()).startsWith("${DYNAMOTE_KUBECONFIG:?");
        assertThat(FILE.path("secrets")).hasSize(1);
    }

    @Test
    void shouldCallAClusterRealUnlessToldOtherwise() {
        assertThat(service("deployment")
                        .at("/environment/DYNAMOTE_CLUSTER_SIMULATED")
                        .asText())
                .isEqualTo("${DYNAMOTE_CLUSTER_SIMULATED:-false}");
    }

    @Test
    void shouldKeepWhatMayNotBeLost() {
        assertThat(texts(service("postgres").path("volumes"))).containsExactly("postgres:/var/lib/postgresql");
        assertThat(texts(service("kafka").path("volumes"))).contains("kafka:/var/lib/kafka/data");
        assertThat(FILE.path("volumes").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("agent", "kafka", "postgres");
    }

    /** Only who has somebody to call outside is connected to it; the portal has to be, to be published. */
    @Test
    void shouldLetOutOnlyWhoHasBusinessThere() {
        assertThat(services()
                        .filter(name -> texts(service(name).path("networks")).contains("outside")))
                .containsExactlyInAnyOrder("web", "deployment", "telemetry", "alert");
    }

    private static JsonNode service(String name) {
        return FILE.path("services").path(name);
    }

    /** Addresses of other services in the environment. */
    private static List<MatchResult> calls(String name) {
        List<MatchResult> calls = new ArrayList<>();
        service(name)
                .path("environment")
                .forEach(value -> ADDRESS.matcher(value.asText()).results().forEach(calls::add));
        return calls;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
