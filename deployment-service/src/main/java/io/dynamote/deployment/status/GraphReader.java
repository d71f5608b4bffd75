package io.dynamote.deployment.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.verdict.ObservedComponent;
import io.dynamote.deployment.verdict.ObservedCondition;
import io.dynamote.deployment.verdict.ObservedGraph;
import org.jspecify.annotations.Nullable;

/**
 * Reads a DynamoGraphDeployment of either version. Whatever is missing or of another type than expected reads as not
 * known, never as 0 or as ready.
 */
final class GraphReader {

    private static final String REVISION_ANNOTATION = "dynamote.io/revision";

    private GraphReader() {}

    static ObservedGraph read(JsonNode graph) {
        JsonNode metadata = graph.path("metadata");
        JsonNode status = graph.path("status");
        return new ObservedGraph(
                Objects.requireNonNullElse(whole(metadata.path("generation")), 0L),
                whole(status.path("observedGeneration")),
                text(metadata.path("annotations").path(REVISION_ANNOTATION)),
                metadata.hasNonNull("deletionTimestamp"),
                text(status.path("state")),
                conditions(status.path("conditions")),
                replicas(graph.path("spec")),
                components(status.has("components") ? status.path("components") : status.path("services")));
    }

    private static List<ObservedCondition> conditions(JsonNode conditions) {
        List<ObservedCondition> read = new ArrayList<>();
        for (JsonNode condition : conditions) {
            read.add(new ObservedCondition(
                    condition.path("type").asText(),
                    condition.path("status").asText(),
                    text(condition.path("reason")),
                    text(condition.path("message")),
                    Times.read(text(condition.path("lastTransitionTime")))));
        }
        return read;
    }

    /** v1beta1 has a list of components, v1alpha1 a map of services. */
    private static Map<String, Integer> replicas(JsonNode spec) {
        Map<String, Integer> replicas = new HashMap<>();
        for (JsonNode component : spec.path("components")) {
            replicas.put(
                    component.path("name").asText(), component.path("replicas").asInt(1));
        }
        spec.path("services")
                .properties()
                .forEach(service -> replicas.put(
                        service.getKey(), service.getValue().path("replicas").asInt(1)));
        return replicas;
    }

    private static Map<String, ObservedComponent> components(JsonNode components) {
        Map<String, ObservedComponent> read = new HashMap<>();
        components.properties().forEach(entry -> {
            JsonNode counts = entry.getValue();
            read.put(
                    entry.getKey(),
                    new ObservedComponent(
                            count(counts.path("replicas")),
                            count(counts.path("updatedReplicas")),
                            count(counts.path("readyReplicas")),
                            count(counts.path("availableReplicas"))));
        });
        return read;
    }

    private static @Nullable Integer count(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
    }

    private static @Nullable Long whole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }
}
