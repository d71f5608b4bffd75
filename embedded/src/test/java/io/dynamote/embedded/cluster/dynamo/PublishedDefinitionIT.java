package io.dynamote.embedded.cluster.dynamo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The definition that the simulated cluster serves says nothing that the published one does not say: each of its fields
 * is there, with the same type, default and limits. It may leave fields out; those are pruned. Inside of what becomes a
 * pod it may add limits, since a real cluster refuses such pods too, only later.
 */
class PublishedDefinitionIT {

    private static final String FILE = "nvidia.com_dynamographdeployments.yaml";
    private static final List<String> LIMITS = List.of(
            "type",
            "enum",
            "default",
            "pattern",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "maxItems",
            "required");

    private static final Pattern POD = Pattern.compile("\\.(podTemplate|extraPodSpec|envs?\\[])");

    private static JsonNode published;

    @BeforeAll
    static void read() throws IOException {
        Optional<Path> folder = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared").resolve("crds"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(
                folder.isPresent(),
                "SKIPPED: the published CRDs are not here (no shared/crds in any ancestor of "
                        + Path.of("").toAbsolutePath() + ")");
        var settings =
                LoadSettings.builder().setCodePointLimit(16 * 1024 * 1024).build();
        try (InputStream in = Files.newInputStream(folder.orElseThrow().resolve(FILE))) {
            published = new ObjectMapper().valueToTree(new Load(settings).loadFromInputStream(in));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1beta1", "v1alpha1"})
    void shouldDemandOnlyWhatThePublishedDefinitionDemands(String version) {
        JsonNode real = schema(published, version);
        JsonNode own = GraphDefinition.of(List.of("v1beta1", "v1alpha1"))
                .schema(version)
                .orElseThrow();
        var differences = new ArrayList<String>();

        int compared = compare("spec", own.at("/properties/spec"), real.at("/properties/spec"), differences);

        assertThat(differences).isEmpty();
        assertThat(compared).as("fields compared").isGreaterThan(20);
    }

    @Test
    void shouldBeNamedAndScopedAsThePublishedOne() {
        JsonNode own = GraphDefinition.of(List.of("v1beta1")).object();

        assertThat(own.at("/metadata/name")).isEqualTo(published.at("/metadata/name"));
        assertThat(own.at("/spec/group")).isEqualTo(published.at("/spec/group"));
        assertThat(own.at("/spec/scope")).isEqualTo(published.at("/spec/scope"));
        assertThat(own.at("/spec/names")).isEqualTo(published.at("/spec/names"));
    }

    private static int compare(String path, JsonNode own, JsonNode real, List<String> differences) {
        if (real.isMissingNode()) {
            differences.add(path + " is not published");
            return 0;
        }
        for (String limit : LIMITS) {
            boolean added = !real.has(limit) && POD.matcher(path).find();
            if (own.has(limit) && !added && !says(own.get(limit), real.path(limit))) {
                differences.add("%s: %s is %s, published: %s".formatted(path, limit, own.get(limit), real.path(limit)));
            }
        }
        int compared = 1;
        for (Map.Entry<String, JsonNode> field : own.path("properties").properties()) {
            compared += compare(
                    path + "." + field.getKey(),
                    field.getValue(),
                    real.path("properties").path(field.getKey()),
                    differences);
        }
        for (String inner : List.of("items", "additionalProperties")) {
            if (own.path(inner).isObject() && own.path(inner).has("type")) {
                compared += compare(path + "[]", own.get(inner), real.path(inner), differences);
            }
        }
        return compared;
    }

    /** Lists are compared as sets. */
    private static boolean says(JsonNode own, JsonNode real) {
        if (!own.isArray()) {
            return own.equals(real);
        }
        var left = new java.util.HashSet<JsonNode>();
        own.forEach(left::add);
        var right = new java.util.HashSet<JsonNode>();
        real.forEach(right::add);
        return left.equals(right);
    }

    private static JsonNode schema(JsonNode definition, String version) {
        for (JsonNode served : definition.at("/spec/versions")) {
            if (served.path("name").asText().equals(version)) {
                return served.at("/schema/openAPIV3Schema");
            }
        }
        throw new IllegalArgumentException("no version " + version);
    }
}
