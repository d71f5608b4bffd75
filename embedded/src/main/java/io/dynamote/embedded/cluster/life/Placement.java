package io.dynamote.embedded.cluster.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.embedded.cluster.api.Metadata;

/** The scheduler's decision: a node with enough free GPUs that the pod selects and tolerates, or why there is none. */
sealed interface Placement {

    /** The pod goes to this node. */
    record Placed(String node) implements Placement {}

    /** The pod stays pending. */
    record Nowhere(String message) implements Placement {}

    /**
     * Looks for a node.
     *
     * @param used GPUs that are taken on the node of a name
     */
    static Placement of(JsonNode pod, List<? extends JsonNode> nodes, ToIntFunction<String> used) {
        var reasons = new TreeMap<String, Integer>();
        for (JsonNode node : nodes) {
            List<String> obstacles = obstacles(pod, node, used);
            if (obstacles.isEmpty()) {
                return new Placed(Metadata.name(node));
            }
            obstacles.forEach(obstacle -> reasons.merge(obstacle, 1, Integer::sum));
        }
        String list = reasons.entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", "));
        return new Nowhere(
                "0/%1$d nodes are available: %2$s. preemption: 0/%1$d nodes are available: %1$d No preemption victims found for incoming pod."
                        .formatted(nodes.size(), list));
    }

    private static List<String> obstacles(JsonNode pod, JsonNode node, ToIntFunction<String> used) {
        var obstacles = new ArrayList<String>();
        if (node.at("/spec/unschedulable").asBoolean()) {
            obstacles.add("node(s) were unschedulable");
        }
        for (JsonNode taint : node.at("/spec/taints")) {
            if (!taint.path("effect").asText().equals("PreferNoSchedule") && !tolerates(pod, taint)) {
                obstacles.add("node(s) had untolerated taint {%s: %s}"
                        .formatted(
                                taint.path("key").asText(), taint.path("value").asText("")));
            }
        }
        for (Map.Entry<String, JsonNode> wanted : pod.at("/spec/nodeSelector").properties()) {
            if (!wanted.getValue().equals(node.path("metadata").path("labels").path(wanted.getKey()))) {
                obstacles.add("node(s) didn't match Pod's node affinity/selector");
                break;
            }
        }
        if (GpuUsage.wantedBy(pod) > free(node, used)) {
            obstacles.add("Insufficient nvidia.com/gpu");
        }
        return obstacles;
    }

    private static int free(JsonNode node, ToIntFunction<String> used) {
        int allocatable =
                node.path("status").path("allocatable").path("nvidia.com/gpu").asInt();
        return allocatable - used.applyAsInt(Metadata.name(node));
    }

    private static boolean tolerates(JsonNode pod, JsonNode taint) {
        for (JsonNode toleration : pod.at("/spec/tolerations")) {
            boolean key = !toleration.hasNonNull("key") || toleration.get("key").equals(taint.get("key"));
            boolean effect = toleration.path("effect").asText("").isEmpty()
                    || toleration.get("effect").equals(taint.get("effect"));
            boolean value = toleration.path("operator").asText("Equal").equals("Exists")
                    || toleration
                            .path("value")
                            .asText("")
                            .equals(taint.path("value").asText(""));
            if (key && effect && value) {
                return true;
            }
        }
        return false;
    }
}
