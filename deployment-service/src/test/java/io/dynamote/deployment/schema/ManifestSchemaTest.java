package io.dynamote.deployment.schema;

import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.deployment.model.ApiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The check on a small structural schema that has each kind of rule once. */
class ManifestSchemaTest {

    private static final String SCHEMA = """
            {"type": "object", "required": ["spec"], "description": "dropped", "properties": {
              "apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"},
              "spec": {"type": "object", "required": ["components"], "properties": {
                "components": {"type": "array", "maxItems": 2, "minItems": 1, "x-kubernetes-list-type": "map",
                  "x-kubernetes-list-map-keys": ["name"],
                  "items": {"type": "object", "required": ["name"], "properties": {
                    "name": {"type": "string", "minLength": 1, "maxLength": 5, "pattern": "^[a-z]+$"},
                    "replicas": {"type": "integer", "format": "int32", "minimum": 0, "maximum": 9, "default": 1},
                    "type": {"type": "string", "enum": ["frontend", "worker"]},
                    "nickname": {"type": "string", "nullable": true, "enum": ["a"]},
                    "port": {"x-kubernetes-int-or-string": true, "anyOf": [{"type": "integer"}, {"type": "string"}]},
                    "limits": {"type": "object", "additionalProperties": {"x-kubernetes-int-or-string": true,
                      "anyOf": [{"type": "integer"}, {"type": "string"}],
                      "pattern": "^[0-9]+(Mi|Gi)?$"}},
                    "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": true,
                      "properties": {"known": {"type": "boolean"}}},
                    "anything": {"x-kubernetes-preserve-unknown-fields": true},
                    "template": {"type": "object", "x-kubernetes-embedded-resource": true,
                      "properties": {"spec": {"type": "object"}}},
                    "empty": {"type": "object"}}}}}}}}
            """;

    private static final ManifestSchema COMPILED = ManifestSchema.compile(json(SCHEMA));

    static Stream<String> accepted() {
        return Stream.of(
                component(""),
                component("'replicas': 0, 'type': 'worker'"),
                component("'nickname': null"),
                component("'port': 80"),
                component("'port': 'http'"),
                component("'limits': {'gpu': 1, 'memory': '32Gi'}"),
                component("'free': {'known': true, 'unknown': {'deep': [1]}}"),
                component("'anything': [1, {'a': null}]"),
                component("'template': {'apiVersion': 'v1', 'kind': 'Pod', 'metadata': {'name': 'x'}, 'spec': {}}"),
                component("'empty': {}"),
                "{'metadata': {'name': 'x', 'labels': {'a': 'b'}}, 'spec': {'components': [{'name': 'a'}]}}");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void shouldAccept(String manifest) {
        assertThat(COMPILED.validate(json(manifest))).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("{}", "spec is required"),
                Arguments.of("{'spec': {}}", "spec.components is required"),
                Arguments.of("{'spec': {'components': []}}", "spec.components must have at least 1 items, not: []"),
                Arguments.of(
                        "{'spec': {'components': [{'name': 'a'}, {'name': 'b'}, {'name': 'c'}]}}",
                        "spec.components must have at most 2 items, not: "
                                + "[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]"),
                Arguments.of("{'spec': {'components': [{}]}}", "spec.components[0].name is required"),
                Arguments.of(
                        "{'spec': {'components': [{'name': 'toolong'}]}}",
                        "spec.components[0].name must have at most 5 characters, not: \"toolong\""),
                Arguments.of(
                        "{'spec': {'components': [{'name': 'A'}]}}",
                        "spec.components[0].name must match ^[a-z]+$, not: \"A\""),
                Arguments.of(
                        component("'replicas': '1'"),
                        "spec.components[0].replicas must be of type integer, not: \"1\""),
                Arguments.of(component("'replicas': -1"), "spec.components[0].replicas must be at least 0, not: -1"),
                Arguments.of(component("'replicas': 10"), "spec.components[0].replicas must be at most 9, not: 10"),
                Arguments.of(
                        component("'replicas': null"),
                        "spec.components[0].replicas must be of type integer, not: null"),
                Arguments.of(
                        component("'type': 'planner'"),
                        "spec.components[0].type must be one of frontend, worker, not: \"planner\""),
                Arguments.of(
                        component("'port': true"),
                        "spec.components[0].port must be of type integer, string, not: true"),
                Arguments.of(
                        component("'limits': {'memory': '32GB'}"),
                        "spec.components[0].limits.memory must match ^[0-9]+(Mi|Gi)?$, not: \"32GB\""),
                Arguments.of(
                        component("'free': {'known': 1}"),
                        "spec.components[0].free.known must be of type boolean, not: 1"),
                Arguments.of(
                        component("'replica': 1"),
                        "spec.components[0].replica is not a field that this cluster knows: "
                                + "it would be dropped silently, not: 1"),
                Arguments.of(
                        component("'empty': {'a': 1}"),
                        "spec.components[0].empty.a is not a field that this cluster knows: "
                                + "it would be dropped silently, not: 1"),
                Arguments.of(
                        component("'template': {'speck': {}}"),
                        "spec.components[0].template.speck is not a field that this cluster knows: "
                                + "it would be dropped silently, not: {}"),
                Arguments.of(
                        "{'speck': 1, 'spec': {'components': [{'name': 'a'}]}}",
                        "speck is not a field that this cluster knows: it would be dropped silently, not: 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void shouldNamePathValueAndExpectation(String manifest, String violation) {
        assertThat(COMPILED.validate(json(manifest)))
                .extracting(SchemaViolation::toString)
                .containsExactly(violation);
    }

    @Test
    void shouldReportEveryViolation() {
        assertThat(COMPILED.validate(json("{'spec': {'components': [{'replicas': -1, 'type': 'x', 'y': 1}]}}")))
                .extracting(SchemaViolation::path)
                .containsExactly(
                        "spec.components[0].name",
                        "spec.components[0].replicas",
                        "spec.components[0].type",
                        "spec.components[0].y");
    }

    @Test
    void shouldKnowWhichFieldsAreDeclared() {
        assertThat(COMPILED.declares("spec.components[].port")).isTrue();
        assertThat(COMPILED.declares("spec.components[].limits.*")).isTrue();
        assertThat(COMPILED.declares("spec.components[].runtimeVersionOverride"))
                .isFalse();
        assertThat(COMPILED.declares("spec.components.port")).isFalse();
    }

    @Test
    void shouldReadServedAndStoredVersionsOfACrd() {
        String version =
                "{'name': '%s', 'served': %s, 'storage': %s, 'schema': {'openAPIV3Schema': {'type': 'object'}}}";
        PublishedCrd crd = PublishedCrd.of(json("{'spec': {'versions': [%s, %s, %s]}}"
                .formatted(
                        version.formatted("v1alpha1", true, true),
                        version.formatted("v1beta1", true, false),
                        version.formatted("v2", true, false))));
        assertThat(crd.served()).isEqualTo(Set.of(ApiVersion.V1BETA1, ApiVersion.V1ALPHA1));
        assertThat(crd.preferred())
                .as("operators that store v1alpha1 refuse some v1beta1 objects")
                .contains(ApiVersion.V1ALPHA1);
        assertThat(PublishedCrd.of(json("{}")).preferred()).isEmpty();
    }

    private static String component(String fields) {
        return "{'spec': {'components': [{'name': 'a'" + (fields.isEmpty() ? "" : ", " + fields) + "}]}}";
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
