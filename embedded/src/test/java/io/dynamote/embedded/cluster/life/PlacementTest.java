package io.dynamote.embedded.cluster.life;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.embedded.cluster.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlacementTest {

    @Test
    void shouldTakeTheFirstNodeWithEnoughFreeGpus() {
        List<JsonNode> nodes = List.of(node("a", ""), node("b", ""));

        assertThat(place(pod(2, ""), nodes, Map.of("a", 3))).isEqualTo(new Placement.Placed("b"));
        assertThat(place(pod(1, ""), nodes, Map.of("a", 3))).isEqualTo(new Placement.Placed("a"));
        assertThat(place(pod(0, ""), nodes, Map.of("a", 4, "b", 4))).isEqualTo(new Placement.Placed("a"));
    }

    @Test
    void shouldCountNodesPerReason() {
        List<JsonNode> nodes = List.of(
                node("a", ""),
                node("b", "taints: [{key: nvidia.com/gpu, value: present, effect: NoSchedule}]"),
                node("c", "unschedulable: true"));

        assertThat(place(pod(1, ""), nodes, Map.of("a", 4)))
                .isInstanceOfSatisfying(
                        Placement.Nowhere.class,
                        nowhere -> assertThat(nowhere.message())
                                .startsWith(
                                        "0/3 nodes are available: 1 Insufficient nvidia.com/gpu, 1 node(s) had untolerated"
                                                + " taint {nvidia.com/gpu: present}, 1 node(s) were unschedulable. preemption: 0/3"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tolerations: [{key: k, operator: Exists}]                           | true
            tolerations: [{key: k, value: v}]                                   | true
            tolerations: [{key: k, value: v, effect: NoSchedule}]               | true
            tolerations: [{operator: Exists}]                                   | true
            tolerations: [{key: k, value: other}]                               | false
            tolerations: [{key: k, value: v, effect: NoExecute}]                | false
            tolerations: [{key: other, operator: Exists}]                       | false
            nodeSelector: {}                                                    | false
            """)
    void shouldRespectTaints(String spec, boolean placed) {
        JsonNode tainted = node("a", "taints: [{key: k, value: v, effect: NoSchedule}]");

        assertThat(place(pod(1, spec), List.of(tainted), Map.of()) instanceof Placement.Placed)
                .isEqualTo(placed);
    }

    @Test
    void shouldRespectTheNodeSelectorAndIgnorePreferences() {
        JsonNode node = node("a", "taints: [{key: k, effect: PreferNoSchedule}]");

        assertThat(place(pod(1, "nodeSelector: {zone: one}"), List.of(node), Map.of()))
                .isEqualTo(new Placement.Placed("a"));
        assertThat(place(pod(1, "nodeSelector: {zone: two}"), List.of(node), Map.of()))
                .isInstanceOfSatisfying(
                        Placement.Nowhere.class,
                        nowhere -> assertThat(nowhere.message())
                                .contains("1 node(s) didn't match Pod's node affinity/selector"));
    }

    private static Placement place(JsonNode pod, List<JsonNode> nodes, Map<String, Integer> used) {
        return Placement.of(pod, nodes, name -> used.getOrDefault(name, 0));
    }

    private static JsonNode node(String name, String spec) {
        return Yaml.object("""
                metadata: {name: %s, labels: {zone: one}}
                spec: {%s}
                status: {allocatable: {nvidia.com/gpu: "4"}}
                """.formatted(name, spec));
    }

    private static JsonNode pod(int gpus, String spec) {
        return Yaml.object("""
                spec:
                  containers: [{resources: {limits: {nvidia.com/gpu: "%d"}}}]
                  %s
                """.formatted(gpus, spec));
    }
}
