package io.dynamote.embedded.cluster.life;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.Yaml;
import io.dynamote.embedded.cluster.dynamo.Component;
import io.dynamote.embedded.cluster.dynamo.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphStatusTest {

    private static final String NOW = "2026-11-20T12:00:00Z";

    @ParameterizedTest
    @CsvSource({
        "2, 2, 2, 2, successful, all_resources_are_ready",
        "0, 0, 0, 0, successful, all_resources_are_ready",
        "2, 2, 2, 1, pending, some_resources_are_not_ready",
        "2, 0, 0, 0, pending, some_resources_are_not_ready",
        "2, 3, 1, 2, pending, rolling_update_in_progress",
        "2, 2, 0, 2, pending, rolling_update_in_progress",
        "1, 2, 2, 2, pending, some_resources_are_not_ready",
    })
    void shouldNameTheStateThatTheCountsMean(
            int wanted, int total, int updated, int ready, String state, String reason) {
        ObjectNode graph = graph("v1beta1", wanted);

        ObjectNode status = GraphStatus.of(graph, counts(graph, total, updated, ready), NOW);

        assertThat(status.path("state").asText()).isEqualTo(state);
        assertThat(status.at("/conditions/0/reason").asText()).isEqualTo(reason);
        assertThat(status.at("/conditions/0/status").asText()).isEqualTo(state.equals("successful") ? "True" : "False");
        assertThat(status.path("observedGeneration").asInt()).isEqualTo(7);
        assertThat(status.at("/components/worker")).isEqualTo(Yaml.object("""
                        {componentKind: Deployment, componentNames: [child], replicas: %d, updatedReplicas: %d,
                         readyReplicas: %d, availableReplicas: %d}""".formatted(total, updated, ready, ready)));
    }

    @Test
    void shouldSpeakOfServicesInTheOlderVersion() {
        ObjectNode graph = Yaml.object("""
                apiVersion: nvidia.com/v1alpha1
                metadata: {generation: 1}
                spec: {services: {worker: {componentType: worker, replicas: 1}}}
                """);

        ObjectNode status = GraphStatus.of(graph, counts(graph, 1, 1, 1), NOW);

        assertThat(status.has("components")).isFalse();
        assertThat(status.at("/services/worker/componentName").asText()).isEqualTo("child");
    }

    @Test
    void shouldFollowARollingUpdateFromStartToEnd() {
        ObjectNode graph = graph("v1beta1", 2);
        graph.set("status", GraphStatus.of(graph, counts(graph, 2, 2, 2), "2026-11-20T11:00:00Z"));
        assertThat(graph.at("/status").has("rollingUpdate")).isFalse();

        graph.set("status", GraphStatus.of(graph, counts(graph, 3, 1, 2), NOW));
        assertThat(graph.at("/status/rollingUpdate/phase").asText()).isEqualTo("InProgress");
        assertThat(graph.at("/status/rollingUpdate/startTime").asText()).isEqualTo(NOW);

        graph.set("status", GraphStatus.of(graph, counts(graph, 2, 2, 2), "2026-11-20T12:01:00Z"));
        assertThat(graph.at("/status/rollingUpdate")).isEqualTo(Yaml.object("""
                        {phase: Completed, startTime: "2026-11-20T12:00:00Z", endTime: "2026-11-20T12:01:00Z"}"""));

        graph.set("status", GraphStatus.of(graph, counts(graph, 2, 2, 2), "2026-11-20T13:00:00Z"));
        assertThat(graph.at("/status/rollingUpdate/endTime").asText()).isEqualTo("2026-11-20T12:01:00Z");
        assertThat(graph.at("/status/conditions/0/lastTransitionTime").asText())
                .as("of the last change between True and False")
                .isEqualTo("2026-11-20T12:01:00Z");
    }

    @Test
    void shouldCarryTheErrorOfAFailedReconciliation() {
        ObjectNode status = GraphStatus.failed(graph("v1beta1", 1), "no framework", NOW);

        assertThat(status.path("state").asText()).isEqualTo("failed");
        assertThat(status.at("/conditions/0/reason").asText()).isEqualTo("failed_to_reconcile_the_resources");
        assertThat(status.at("/conditions/0/message").asText()).isEqualTo("no framework");
    }

    private static List<GraphStatus.Counts> counts(ObjectNode graph, int total, int updated, int ready) {
        Component component = Graph.of(graph).components().getFirst();
        return List.of(new GraphStatus.Counts(component, "child", total, updated, ready));
    }

    private static ObjectNode graph(String version, int replicas) {
        return Yaml.object("""
                apiVersion: nvidia.com/%s
                metadata: {generation: 7}
                spec: {components: [{name: worker, type: worker, replicas: %d}]}
                """.formatted(version, replicas));
    }
}
