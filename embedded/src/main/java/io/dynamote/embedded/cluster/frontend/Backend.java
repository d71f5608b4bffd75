package io.dynamote.embedded.cluster.frontend;

import java.time.Instant;
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
 * The pod of a frontend that answers a request, and what stands behind it at this moment.
 *
 * @param pod the pod that answers
 * @param namespace the Dynamo namespace of the graph
 * @param loaded the model that its workers load; null when there is none
 * @param workers ready workers per component
 */
record Backend(ObjectNode pod, String namespace, @Nullable String loaded, Map<String, Integer> workers) {

    /**
     * Looks behind a Service, or into a pod.
     *
     * @param turn number of the request, by which the pods of a Service take turns
     * @throws ApiRefusal when there is no such Service, pod or port, or no frontend that is ready
     */
    static Backend find(ObjectStore store, ProxyRequest request, int turn) {
        List<ObjectNode> pods = store.list(ResourceType.POD, request.namespace());
        ObjectNode frontend = switch (request.target()) {
            case SERVICE -> behindService(store, request, pods, turn);
            case POD -> pod(store, request);
        };
        String graph = label(frontend, Labels.GRAPH);
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
        return new Backend(frontend, request.namespace() + "-" + graph, model.orElse(null), workers);
    }

    private static ObjectNode behindService(ObjectStore store, ProxyRequest request, List<ObjectNode> pods, int turn) {
        ObjectNode service = store.get(ResourceType.SERVICE, request.namespace(), request.name())
                .orElseThrow(() -> ApiRefusal.noService(request.name()));
        List<ObjectNode> ready = pods.stream()
                .filter(pod -> isReady(pod) && isSelected(service, pod))
                .toList();
        if (ready.isEmpty() || !isOpen(request.port())) {
            throw ApiRefusal.noEndpoints(request.name());
        }
        return ready.get(Math.floorMod(turn, ready.size()));
    }

    private static ObjectNode pod(ObjectStore store, ProxyRequest request) {
        ObjectNode pod = store.get(ResourceType.POD, request.namespace(), request.name())
                .orElseThrow(() -> ApiRefusal.noPod(request.name()));
        if (!isReady(pod)
                || !isOpen(request.port())
                || !label(pod, Labels.COMPONENT_TYPE).equals("frontend")) {
            String port = request.port().isEmpty() ? "80" : request.port();
            throw ApiRefusal.connectionRefused(pod.at("/status/podIP").asText() + ":" + port);
        }
        return pod;
    }

    private static boolean isOpen(String port) {
        return List.of("", "8000", "http").contains(port);
    }

    /** Names the process that answers: another one after each restart of its container. */
    String process() {
        return pod.at("/metadata/uid").asText() + "/"
                + pod.at("/status/containerStatuses/0/restartCount").asInt();
    }

    /** When that process began. */
    Instant startedAt() {
        return Instant.parse(
                pod.at("/status/containerStatuses/0/state/running/startedAt").asText());
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
