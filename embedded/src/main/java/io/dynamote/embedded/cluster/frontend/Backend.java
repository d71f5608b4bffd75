package io.dynamote.embedded.cluster.frontend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.ApiRefusal;
import io.dynamote.embedded.cluster.api.Metadata;
import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ProxyRequest;
import io.dynamote.embedded.cluster.api.ResourceType;
import io.dynamote.embedded.cluster.life.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a frontend's Service at this moment.
 *
 * @param service the Service
 * @param namespace the Dynamo namespace of the graph
 * @param loaded the model that its workers load; null when there is none
 * @param workers ready workers per component
 */
record Backend(
        ObjectNode service, String namespace, @Nullable String loaded, Map<String, Integer> workers) {

    /**
     * Looks behind a Service.
     *
     * @throws ApiRefusal when there is no such Service or port, or no frontend that is ready
     */
    static Backend find(ObjectStore store, ProxyRequest request) {
        ObjectNode service = store.get(ResourceType.SERVICE, request.namespace(), request.service())
                .orElseThrow(() -> ApiRefusal.noService(request.service()));
        List<ObjectNode> pods = store.list(ResourceType.POD, request.namespace());
        boolean reachable = List.of("", "8000", "http").contains(request.port())
                && pods.stream().anyMatch(pod -> isReady(pod) && isSelected(service, pod));
        if (!reachable) {
            throw ApiRefusal.noEndpoints(request.service());
        }
        String graph = label(service, Labels.GRAPH);
        var workers = new TreeMap<String, Integer>();
        Optional<String> model = Optional.empty();
        for (ObjectNode pod : pods) {
            if (label(pod, Labels.GRAPH).equals(graph)
                    && List.of("worker", "prefill", "decode").contains(label(pod, Labels.COMPONENT_TYPE))) {
                workers.merge(label(pod, Labels.COMPONENT_TYPE), isReady(pod) ? 1 : 0, Integer::sum);
                model = model.or(() -> Optional.of(pod.path("metadata")
                                .path("annotations")
                                .path(Labels.MODEL)
                                .asText(""))
                        .filter(name -> !name.isEmpty()));
            }
        }
        return new Backend(service, request.namespace() + "-" + graph, model.orElse(null), workers);
    }

    /** The model that its workers load. */
    Optional<String> model() {
        return Optional.ofNullable(loaded);
    }

    /** Whether each kind of worker that the graph has is there: what the frontend needs to list the model. */
    boolean isComplete() {
        return !workers.isEmpty() && workers.values().stream().allMatch(ready -> ready > 0);
    }

    boolean serves(String name) {
        return isComplete() && model().filter(name::equals).isPresent();
    }

    private static boolean isSelected(JsonNode service, JsonNode pod) {
        return service.at("/spec/selector").properties().stream()
                .allMatch(wanted ->
                        label(pod, wanted.getKey()).equals(wanted.getValue().asText()));
    }

    private static boolean isReady(JsonNode pod) {
        return !Metadata.isDeleting(pod)
                && pod.at("/status/containerStatuses/0/ready").asBoolean();
    }

    private static String label(JsonNode object, String name) {
        return object.path("metadata").path("labels").path(name).asText("");
    }
}
