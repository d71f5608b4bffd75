package io.dynamote.embedded.cluster.dynamo;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.Yaml;
import io.dynamote.embedded.cluster.api.Cause;
import io.dynamote.embedded.cluster.api.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphAdmissionTest {

    private static final ResourceType BETA = ResourceType.graph("v1beta1");
    private static final ResourceType ALPHA = ResourceType.graph("v1alpha1");

    private final GraphAdmission admission = new GraphAdmission(GraphDefinition.of(List.of("v1beta1", "v1alpha1")));

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /spec/components/0/name               | "a_b"          | spec.components[0].name      | should match
            /spec/components/0/type               | "gateway"      | spec.components[0].type      | supported values: "frontend"
            /spec/components/0/replicas           | -1             | spec.components[0].replicas  | greater than or equal to 0
            /spec/components/0/replicas           | "two"          | spec.components[0].replicas  | must be of type integer
            /spec/components/0/podTemplate        | []             | spec.components[0].podTemplate | must be of type object
            /spec/components/0/minAvailable       | 0              | spec.components[0].minAvailable | greater than or equal to 1
            /spec/components/0/sharedMemorySize   | "much"         | spec.components[0].sharedMemorySize | should match
            /spec/components/0/runtimeVersionOverride | "1.x"      | spec.components[0].runtimeVersionOverride | should match
            /spec/backendFramework                | "tgi"          | spec.backendFramework        | supported values: "sglang", "vllm", "trtllm"
            /spec/components/0/podTemplate/spec/containers/0/command/0 | 1 | spec.components[0].podTemplate.spec.containers[0].command[0] | must be of type string
            /spec/components/0/podTemplate/spec/containers/0/resources | {limits: {nvidia.com/gpu: many}} | spec.components[0].podTemplate.spec.containers[0].resources.limits[nvidia.com/gpu] | should match
            /spec/components/0/podTemplate/spec/containers/0/env | [{value: x}] | spec.components[0].podTemplate.spec.containers[0].env[0].name | Required value
            /spec/components/0/podTemplate/spec/containers/0/ports | [{containerPort: 70000}] | spec.components[0].podTemplate.spec.containers[0].ports[0].containerPort | less than or equal to 65535
            /spec/components/0/podTemplate/spec/containers/0/image | "" | spec.components[0].podTemplate.spec.containers[0].image | Required value
            /spec/components/0/podTemplate/spec/containers/0/image | "r/vllm:latest" | spec.components[0].runtimeVersionOverride | no parseable semantic-version tag
            /spec/components                      | []             | spec.components              | must have at least one component
            /spec/restart                         | {id: a}        | spec.restart                 | must be unset on create
            /metadata/name                        | "No_Name"      | metadata.name                | RFC 1123
            """)
    void shouldRefuse(String pointer, String value, String field, String message) {
        ObjectNode graph = beta();
        set(graph, pointer, value);

        assertThat(admission.review(BETA, null, graph)).singleElement().satisfies(cause -> {
            assertThat(cause.field()).isEqualTo(field);
            assertThat(cause.message()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example/vllm-runtime:1.4.0",
                "registry.example:5000/vllm-runtime:v1.4.0",
                "vllm-runtime:1.4.0-cuda13",
                "vllm-runtime:1.4.0+build.7",
                "vllm-runtime:1.4.0@sha256:0123456789abcdef",
            })
    void shouldAcceptAnImageWithAVersion(String image) {
        ObjectNode graph = beta();
        set(graph, "/spec/components/0/podTemplate/spec/containers/0/image", '"' + image + '"');

        assertThat(admission.review(BETA, null, graph)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vllm:my-tag", "vllm", "registry.example:5000/vllm", "vllm@sha256:0123456789abcdef", "vllm:1.4"})
    void shouldDemandAnOverrideForAnImageWithoutAVersion(String image) {
        ObjectNode graph = beta();
        set(graph, "/spec/components/0/podTemplate/spec/containers/0/image", '"' + image + '"');

        assertThat(admission.review(BETA, null, graph))
                .extracting(Cause::field)
                .containsExactly("spec.components[0].runtimeVersionOverride");

        set(graph, "/spec/components/0/runtimeVersionOverride", "\"1.4.0\"");
        assertThat(admission.review(BETA, null, graph)).isEmpty();
    }

    @Test
    void shouldRefuseMoreThan25AndNamesThatDifferInCaseOnly() {
        ObjectNode graph = beta();
        var components = graph.withArray("/spec/components");
        for (int i = 0; i < 25; i++) {
            components.add(((ObjectNode) components.get(0).deepCopy()).put("name", "c" + i));
        }
        assertThat(admission.review(BETA, null, graph))
                .extracting(Cause::reason)
                .containsExactly("FieldValueTooMany");

        ObjectNode twice = beta();
        var two = twice.withArray("/spec/components");
        two.add(((ObjectNode) two.get(0).deepCopy()).put("name", "frontend"));
        assertThat(admission.review(BETA, null, twice)).singleElement().satisfies(cause -> {
            assertThat(cause.field()).isEqualTo("spec.components[1].name");
            assertThat(cause.reason()).isEqualTo("FieldValueDuplicate");
        });
    }

    @Test
    void shouldPruneWhatTheSchemaDoesNotKnowAndFillInDefaults() {
        ObjectNode graph = beta();
        set(graph, "/spec/components/0/services", "{}");
        set(graph, "/spec/components/0/multinode", "{}");
        set(graph, "/spec/components/0/podTemplate/spec/containers/0/livenessProbe", "{anything: {goes: 1}}");

        assertThat(admission.review(BETA, null, graph)).isEmpty();

        assertThat(graph.at("/spec/components/0").has("services")).isFalse();
        assertThat(graph.at("/spec/components/0/replicas").asInt()).isEqualTo(1);
        assertThat(graph.at("/spec/components/0/multinode/nodeCount").asInt()).isEqualTo(2);
        assertThat(graph.at("/spec/components/0/podTemplate/spec/containers/0/livenessProbe/anything/goes")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldKeepComponentsAndFrameworkOnUpdateAndLetTheRestChange() {
        ObjectNode before = beta();
        ObjectNode scaled = beta();
        set(scaled, "/spec/components/0/replicas", "4");
        assertThat(admission.review(BETA, before, scaled)).isEmpty();

        ObjectNode other = beta();
        set(other, "/spec/components/0/name", "Other");
        set(other, "/spec/backendFramework", "vllm");
        assertThat(admission.review(BETA, before, other))
                .extracting(Cause::field)
                .containsExactly("spec.components", "spec.backendFramework");
    }

    @Test
    void shouldLetADeletedObjectLoseItsFinalizerWhateverItHolds() {
        ObjectNode leaving = beta();
        set(leaving, "/metadata/deletionTimestamp", "\"2026-11-20T12:00:00Z\"");
        set(leaving, "/spec/components", "[]");

        assertThat(admission.review(BETA, beta(), leaving)).isEmpty();
    }

    @Test
    void shouldCheckTheOlderVersionByItsOwnSchema() {
        ObjectNode graph = Yaml.object("""
                apiVersion: nvidia.com/v1alpha1
                metadata: {name: older, namespace: ns}
                spec:
                  services:
                    Frontend:
                      componentType: frontend
                      scalingAdapter: {}
                      volumeMounts: [{name: cache, mountPoint: /cache}]
                      extraPodSpec: {mainContainer: {image: "vllm:1.4.0"}}
                    Worker:
                      resources: {limits: {gpu: 1}}
                      extraPodSpec: {mainContainer: {}}
                """);

        assertThat(admission.review(ALPHA, null, graph))
                .singleElement()
                .satisfies(cause -> assertThat(cause.field()).isEqualTo("spec.services[Worker].resources.limits.gpu"));
        set(graph, "/spec/services/Worker/resources/limits/gpu", "\"1\"");
        assertThat(admission.review(ALPHA, null, graph))
                .singleElement()
                .satisfies(cause ->
                        assertThat(cause.field()).isEqualTo("spec.services[Worker].extraPodSpec.mainContainer.image"));
        assertThat(graph.at("/spec/services/Frontend/scalingAdapter/enabled").isBoolean())
                .isTrue();
        assertThat(graph.at("/spec/services/Frontend/volumeMounts/0/useAsCompilationCache")
                        .isBoolean())
                .isTrue();
        assertThat(graph.at("/spec/services/Worker/replicas").asInt()).isEqualTo(1);
    }

    @Test
    void shouldLetOtherKindsPass() {
        assertThat(admission.review(ResourceType.POD, null, Yaml.object("{spec: {anything: 1}}")))
                .isEmpty();
    }

    private static ObjectNode beta() {
        return Yaml.object("""
                apiVersion: nvidia.com/v1beta1
                metadata: {name: chat, namespace: ns}
                spec:
                  components:
                    - name: Frontend
                      type: frontend
                      podTemplate:
                        spec:
                          containers:
                            - {name: main, image: "vllm:1.4.0", command: [python3]}
                """);
    }

    private static void set(ObjectNode object, String pointer, String value) {
        int last = pointer.lastIndexOf('/');
        var parent = object.at(pointer.substring(0, last));
        var node = Yaml.object("{value: " + value + "}").get("value");
        String field = pointer.substring(last + 1);
        if (parent instanceof ObjectNode map) {
            map.set(field, node);
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(field), node);
        }
    }
}
