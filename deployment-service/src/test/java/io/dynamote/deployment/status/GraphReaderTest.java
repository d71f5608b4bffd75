package io.dynamote.deployment.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.verdict.ObservedComponent;
import io.dynamote.deployment.verdict.ObservedCondition;
import io.dynamote.deployment.verdict.ObservedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphReaderTest {

    @Test
    void shouldReadTheNewerVersion() throws JsonProcessingException {
        ObservedGraph graph = GraphReader.read(json("""
                {"metadata": {"generation": 3, "annotations": {"dynamote.io/revision": "2"}},
                 "spec": {"components": [{"name": "Frontend"}, {"name": "worker", "replicas": 4}]},
                 "status": {"state": "pending", "observedGeneration": 3,
                   "conditions": [{"type": "Ready", "status": "False", "reason": "pods_not_ready", "message": "wait",
                     "lastTransitionTime": "2026-11-20T12:00:00Z"}],
                   "components": {"worker": {"componentKind": "Deployment", "replicas": 4, "updatedReplicas": 2,
                     "readyReplicas": 1, "availableReplicas": 1}}}}"""));

        assertThat(graph)
                .isEqualTo(new ObservedGraph(
                        3,
                        3L,
                        "2",
                        false,
                        "pending",
                        List.of(new ObservedCondition(
                                "Ready", "False", "pods_not_ready", "wait", Instant.parse("2026-11-20T12:00:00Z"))),
                        Map.of("Frontend", 1, "worker", 4),
                        Map.of("worker", new ObservedComponent(4, 2, 1, 1))));
    }

    @Test
    void shouldReadTheOlderVersion() throws JsonProcessingException {
        ObservedGraph graph = GraphReader.read(json("""
                {"metadata": {"generation": 1, "deletionTimestamp": "2026-11-20T12:00:00Z"},
                 "spec": {"services": {"Frontend": {}, "prefill": {"replicas": 2}}},
                 "status": {"services": {"prefill": {"replicas": 2, "updatedReplicas": 2}}}}"""));

        assertThat(graph.terminating()).isTrue();
        assertThat(graph.specReplicas()).isEqualTo(Map.of("Frontend", 1, "prefill", 2));
        assertThat(graph.components()).isEqualTo(Map.of("prefill", new ObservedComponent(2, 2, null, null)));
    }

    @Test
    void shouldNotKnowWhatIsNotThere() throws JsonProcessingException {
        assertThat(GraphReader.read(json("{}")))
                .isEqualTo(new ObservedGraph(0, null, null, false, null, List.of(), Map.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "null", "[]", "9999999999"})
    void shouldNotKnowACountThatIsNone(String value) throws JsonProcessingException {
        ObservedGraph graph = GraphReader.read(
                json("{\"status\": {\"components\": {\"worker\": {\"readyReplicas\": " + value + "}}}}"));

        assertThat(graph.components().get("worker").ready()).isNull();
    }

    @Test
    void shouldNotKnowATimeThatIsNone() throws JsonProcessingException {
        ObservedGraph graph = GraphReader.read(
                json("{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"lastTransitionTime\": \"yesterday\"}]}}"));

        assertThat(graph.conditions().getFirst().lastTransitionTime()).isNull();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
