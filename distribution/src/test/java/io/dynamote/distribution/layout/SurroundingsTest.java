package io.dynamote.distribution.layout;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SurroundingsTest {

    private static final Map<Part, Integer> PORTS =
            Map.of(Part.WEB, 1, Part.CATALOG, 2, Part.DEPLOYMENT, 3, Part.TELEMETRY, 4, Part.ALERT, 5);

    private static Surroundings surroundings(Map<Part, Integer> ports) {
        return new Surroundings(
                ports,
                "127.0.0.1:9092",
                "jdbc:postgresql://127.0.0.1:5432/postgres",
                "postgres",
                "http://127.0.0.1:6443",
                "key",
                Path.of("/state"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"AGENT", "DEMO"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldGiveEachServiceAPortOnLoopbackAndKafka(Part part) {
        assertThat(surroundings(PORTS).environment(part))
                .containsEntry("MICRONAUT_SERVER_HOST", "127.0.0.1")
                .containsEntry("MICRONAUT_SERVER_PORT", String.valueOf(PORTS.get(part)))
                .containsEntry("DYNAMOTE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"CATALOG", "DEPLOYMENT", "TELEMETRY", "ALERT"})
    void shouldTellOwnersOfDataWherePostgresIs(Part part) {
        assertThat(surroundings(PORTS).environment(part))
                .containsEntry("DYNAMOTE_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:5432/postgres")
                .containsEntry("DYNAMOTE_POSTGRES_USERNAME", "postgres");
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"WEB", "AGENT", "DEMO"})
    void shouldKeepPostgresFromTheOthers(Part part) {
        assertThat(surroundings(PORTS).environment(part).keySet()).noneMatch(name -> name.contains("POSTGRES"));
    }

    @Test
    void shouldTellThePortalWhereTheServicesAre() {
        assertThat(surroundings(PORTS).environment(Part.WEB))
                .containsEntry("DYNAMOTE_SERVICES_CATALOG_URL", "http://127.0.0.1:2")
                .containsEntry("DYNAMOTE_SERVICES_DEPLOYMENT_URL", "http://127.0.0.1:3")
                .containsEntry("DYNAMOTE_SERVICES_TELEMETRY_URL", "http://127.0.0.1:4")
                .containsEntry("DYNAMOTE_SERVICES_ALERT_URL", "http://127.0.0.1:5")
                .doesNotContainKey("DYNAMOTE_SERVICES_WEB_URL");
    }

    @Test
    void shouldTellOnlyThoseOfTheClusterWhoTalkToIt() {
        for (Part part : Part.values()) {
            assertThat(surroundings(PORTS).environment(part).containsKey("DYNAMOTE_CLUSTER_MASTER_URL"))
                    .as(part.id())
                    .isEqualTo(part == Part.DEPLOYMENT || part == Part.TELEMETRY);
        }
    }

    @Test
    void shouldTellTheAgentNothingButItsOwn() {
        assertThat(surroundings(PORTS).environment(Part.AGENT))
                .containsExactly(
                        Map.entry("DYNAMOTE_AGENT_SERVER_URL", "http://127.0.0.1:4"),
                        Map.entry("DYNAMOTE_AGENT_STATE_DIRECTORY", "/state"));
    }

    @Test
    void shouldTellTheDemoWhereThePortalIs() {
        assertThat(surroundings(PORTS).environment(Part.DEMO))
                .containsExactly(Map.entry("DYNAMOTE_DEMO_PORTAL_URL", "http://127.0.0.1:1"));
    }

    @Test
    void shouldKnowAddressesOfThoseThatAnswer() {
        assertThat(surroundings(PORTS).address(Part.WEB)).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(() -> surroundings(PORTS).address(Part.AGENT)).hasMessage("agent has no address");
    }

    @Test
    void shouldRefuseAPartWithoutAPortAndAPortForTheAgent() {
        Map<Part, Integer> few = new EnumMap<>(PORTS);
        few.remove(Part.ALERT);
        assertThatThrownBy(() -> surroundings(few)).hasMessageContaining("expected one for each service");
        Map<Part, Integer> many = new EnumMap<>(PORTS);
        many.put(Part.AGENT, 6);
        assertThatThrownBy(() -> surroundings(many)).hasMessageContaining("expected one for each service");
    }
}
