package io.dynamote.embedded.cluster.life;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Change;
import io.dynamote.embedded.cluster.api.Metadata;
import io.dynamote.embedded.cluster.api.ResourceType;

/** Finds the pods of a graph without looking at those of a thousand others. */
final class PodsByGraph {

    private final Map<String, Map<String, ObjectNode>> pods = new HashMap<>();

    synchronized void onChange(Change change) {
        if (!change.type().equals(ResourceType.POD)) {
            return;
        }
        String graph = key(Metadata.namespace(change.object()), graphOf(change.object()));
        String name = Metadata.name(change.object());
        if (change.after() != null) {
            pods.computeIfAbsent(graph, g -> new TreeMap<>()).put(name, change.after());
        } else {
            Map<String, ObjectNode> rest = pods.getOrDefault(graph, new TreeMap<>());
            rest.remove(name);
            if (rest.isEmpty()) {
                pods.remove(graph);
            }
        }
    }

    synchronized List<ObjectNode> of(String namespace, String graph) {
        return List.copyOf(pods.getOrDefault(key(namespace, graph), Map.of()).values());
    }

    /** Name of the graph that a pod belongs to; empty for other pods. */
    static String graphOf(JsonNode pod) {
        return pod.path("metadata").path("labels").path(Labels.GRAPH).asText("");
    }

    private static String key(String namespace, String graph) {
        return namespace + "/" + graph;
    }
}
