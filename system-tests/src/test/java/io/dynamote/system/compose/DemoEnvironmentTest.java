package io.dynamote.system.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.system.YamlFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** demo.env: one command for a demo that has nothing in common with an installation. */
class DemoEnvironmentTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NEEDED = Pattern.compile("\\$\\{([A-Z_]+):\\?");
    private static final Pattern KNOWN = Pattern.compile("\\$\\{([A-Z_]+)");
    private static final String COMMAND = "docker compose --env-file demo.env --profile demo up -d --build --wait";

    private final Map<String, String> variables = variables();

    private static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : text("demo.env").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("=", 2);
                assertThat(variables.put(parts[0], parts[1])).as(line).isNull();
            }
        }
        return variables;
    }

    private static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void shouldBeAProjectOfItsOwn() {
        assertThat(variables)
                .containsEntry("COMPOSE_PROJECT_NAME", "dynamote-demo")
                .containsEntry("COMPOSE_PROFILES", "demo");
        assertThat(ComposeFile.read().path("name").asText()).isNotEqualTo(variables.get("COMPOSE_PROJECT_NAME"));
        // A volume or network with a name of its own would be shared by all projects.
        for (String kind : new String[] {"volumes", "networks"}) {
            assertThat(ComposeFile.read().path(kind))
                    .isNotEmpty()
                    .noneMatch(one -> one.has("name") || one.has("external"));
        }
        assertThat(ComposeFile.read().path("services")).noneMatch(service -> service.has("container_name"));
    }

    @Test
    void shouldSetAllThatIsNeededAndNothingThatNobodyKnows() {
        Set<String> known = found(KNOWN);
        assertThat(variables.keySet()).containsAll(found(NEEDED));
        assertThat(variables.keySet())
                .filteredOn(name -> !name.startsWith("COMPOSE_"))
                .allMatch(known::contains);
    }

    private static Set<String> found(Pattern pattern) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(ComposeFile.text()).results().forEach(use -> names.add(use.group(1)));
        return names;
    }

    /** What looks like a secret says of itself that it is none. */
    @Test
    void shouldHoldNoSecret() {
        byte[] key = Base64.getDecoder().decode(variables.get("DYNAMOTE_ALERT_SECRET_KEY"));
        assertThat(key).hasSize(32);
        assertThat(new String(key, StandardCharsets.US_ASCII)).isEqualTo("dynamote-demo-this-is-no-secret!");
        assertThat(variables.get("DYNAMOTE_POSTGRES_PASSWORD")).isEqualTo("of-the-demo-only-and-no-secret");
    }

    @Test
    void shouldLeadToTheSimulatedClusterWithoutCredentials() {
        JsonNode config =
                new ObjectMapper().valueToTree(YamlFile.read(ROOT.resolve(variables.get("DYNAMOTE_KUBECONFIG"))));
        assertThat(config.path("clusters")).hasSize(1);
        assertThat(config.at("/clusters/0/cluster/server").asText())
                .isEqualTo(ComposeFile.read()
                        .at("/services/demo/environment/DYNAMOTE_DEMO_CLUSTER_URL")
                        .asText())
                .startsWith("http://demo:");
        assertThat(config.path("users")).hasSize(1);
        assertThat(config.at("/users/0/user")).isEmpty();
        assertThat(variables).containsEntry("DYNAMOTE_CLUSTER_SIMULATED", "true");
    }

    @Test
    void shouldBeTheCommandThatIsDocumented() {
        assertThat(text("demo.env")).contains(COMMAND);
        assertThat(text("docker-compose.yml")).contains(COMMAND);
        assertThat(text("docs/install.md")).contains(COMMAND);
    }
}
