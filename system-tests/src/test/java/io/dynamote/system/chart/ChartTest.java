package io.dynamote.system.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.events.Topics;
import io.dynamote.system.YamlFile;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The chart as a whole: it can be read back, takes what it should, and nothing else. */
class ChartTest {

    static List<ValueSet> accepted() {
        return ValueSet.accepted();
    }

    static List<ValueSet> refused() {
        return ValueSet.refused();
    }

    @Test
    void shouldPassHelmsOwnRules() {
        assertThat(Charts.lint().getMessages()).noneMatch(message -> message.matches("\\[(WARNING|ERROR)].*"));
        assertThat(Charts.lint().isFailed()).isFalse();
        assertThat(accepted()).hasSizeGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void shouldMakeObjectsThatTheApiKnows(ValueSet set) {
        Rendering rendering = Charts.RENDERED.get(set);
        assertThat(rendering.objects()).hasSizeGreaterThan(20);
        rendering.objects().forEach(object -> {
            // Rights may have longer names; all others become labels or names in DNS.
            int longest = object.getKind().contains("Role") ? 253 : 63;
            assertThat(object.getMetadata().getName()).hasSizeLessThanOrEqualTo(longest);
            assertThat(object.getMetadata().getLabels())
                    .as(identity(object))
                    .containsEntry("app.kubernetes.io/name", "dynamote")
                    .containsEntry("app.kubernetes.io/instance", set.release())
                    .containsEntry("app.kubernetes.io/part-of", "dynamote")
                    .containsEntry("app.kubernetes.io/managed-by", "Helm")
                    .containsKeys("app.kubernetes.io/component", "app.kubernetes.io/version", "helm.sh/chart");
        });
        assertThat(rendering.objects().stream().map(ChartTest::identity)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void shouldStayInItsNamespace(ValueSet set) {
        JsonNode watched = set.values().at("/cluster/namespaces");
        Charts.RENDERED.get(set).objects().forEach(object -> {
            String namespace = object.getMetadata().getNamespace();
            switch (object.getKind()) {
                case "ClusterRole", "ClusterRoleBinding" ->
                    assertThat(namespace).isNull();
                case "Role", "RoleBinding" ->
                    assertThat(watched).anyMatch(name -> name.asText().equals(namespace));
                default -> assertThat(namespace).isEqualTo(set.namespace());
            }
        });
    }

    /** A Secret among them, or anything drawn by lot, would change with each upgrade and stand in the release. */
    @ParameterizedTest
    @MethodSource("accepted")
    void shouldRenderTheSameEachTime(ValueSet set) {
        assertThat(Charts.text(set)).isEqualTo(Charts.text(set)).doesNotContain("kind: Secret");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void shouldBeReachableFromInsideTheClusterOnly(ValueSet set) {
        Rendering rendering = Charts.RENDERED.get(set);
        assertThat(rendering.all(Service.class))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(service -> assertThat(service.getSpec().getType()).isIn(null, "ClusterIP"))
                .allSatisfy(service ->
                        assertThat(service.getSpec().getExternalIPs()).isEmpty());
        assertThat(rendering.workloads())
                .allSatisfy(workload -> assertThat(workload.container().getPorts())
                        .allSatisfy(port -> assertThat(port.getHostPort()).isNull()))
                .allSatisfy(workload -> assertThat(workload.template().getSpec().getHostNetwork())
                        .isNull());
        boolean wanted = set.values().at("/ingress/behindSignIn").asBoolean();
        assertThat(rendering.all(Ingress.class)).hasSize(wanted ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuseWithTheNameOfTheFault(ValueSet set) {
        assertThat(set.says()).isNotEmpty();
        assertThatThrownBy(() -> Charts.text(set))
                .hasMessageContaining("schema")
                .hasMessageContaining(set.says());
    }

    @Test
    void shouldNotOfferReplicasThatWouldHaveNothingToDo() {
        JsonNode schema = new ObjectMapper().valueToTree(YamlFile.read(Charts.CHART.resolve("values.schema.json")));
        Map.of("telemetry", Topics.REQUESTS, "alert", Topics.SIGNALS)
                .forEach((service, topic) -> assertThat(
                                schema.at("/properties/" + service + "/properties/replicas/maximum")
                                        .asInt())
                        .as(service)
                        .isEqualTo(topic.partitions()));
    }

    /** Each object of the schema says what it may have. */
    @Test
    void shouldAllowNoUnknownValueAnywhere() {
        List<JsonNode> objects = objects(
                        new ObjectMapper().valueToTree(YamlFile.read(Charts.CHART.resolve("values.schema.json"))))
                .filter(node -> node.path("type").asText().equals("object") && node.has("properties"))
                .toList();
        assertThat(objects)
                .hasSizeGreaterThan(30)
                .allMatch(node -> !node.path("additionalProperties").asBoolean(true));
    }

    private static Stream<JsonNode> objects(JsonNode node) {
        return Stream.concat(
                Stream.of(node).filter(JsonNode::isObject),
                StreamSupport.stream(node.spliterator(), false).flatMap(ChartTest::objects));
    }

    private static String identity(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                + object.getMetadata().getName();
    }
}
