package io.dynamote.embedded.cluster.life;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Change;
import io.dynamote.embedded.cluster.api.ResourceType;
import org.jspecify.annotations.Nullable;

/** Counts the GPUs that pods hold on each node. */
final class GpuUsage {

    private final Map<String, Integer> used = new HashMap<>();

    /** Follows a change and answers whether it gave a GPU or a node free. */
    synchronized boolean onChange(Change change) {
        if (change.type().equals(ResourceType.NODE)) {
            return true;
        }
        if (!change.type().equals(ResourceType.POD)) {
            return false;
        }
        int before = held(change.before());
        int after = held(change.after());
        if (before != after) {
            used.merge(change.object().at("/spec/nodeName").asText(), after - before, Integer::sum);
        }
        return after < before;
    }

    synchronized int on(String node) {
        return used.getOrDefault(node, 0);
    }

    /** GPUs that a pod asks for. */
    static int wantedBy(JsonNode pod) {
        return pod.at("/spec/containers/0/resources/limits")
                .path("nvidia.com/gpu")
                .asInt();
    }

    private static int held(@Nullable ObjectNode pod) {
        boolean holds = pod != null && pod.at("/spec").has("nodeName") && !PodStatus.isFinished(pod);
        return pod != null && holds ? wantedBy(pod) : 0;
    }
}
