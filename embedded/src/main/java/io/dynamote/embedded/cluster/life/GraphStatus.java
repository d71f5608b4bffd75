package io.dynamote.embedded.cluster.life;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.dynamo.Component;

/** The status that the operator writes on a DynamoGraphDeployment, from the counts of its pods. Pure. */
final class GraphStatus {

    private GraphStatus() {}

    /**
     * Pods of a component that are not on their way out.
     *
     * @param total all of them
     * @param updated those of the present configuration
     * @param ready those that are ready, old or new
     */
    record Counts(Component component, String child, int total, int updated, int ready) {

        boolean isReached() {
            int wanted = component.replicas();
            return total == wanted && updated == wanted && ready == wanted;
        }

        boolean isRolling() {
            return total > updated;
        }
    }

    static ObjectNode of(JsonNode object, List<Counts> counts, String now) {
        ObjectNode status = begin(object);
        List<Counts> missing = counts.stream().filter(c -> !c.isReached()).toList();
        boolean rolling = counts.stream().anyMatch(Counts::isRolling);
        if (missing.isEmpty()) {
            status.put("state", "successful");
            ready(status, object, "True", "all_resources_are_ready", "All resources are ready", now);
        } else if (rolling) {
            status.put("state", "pending");
            ready(status, object, "False", "rolling_update_in_progress", "Rolling update in progress", now);
        } else {
            status.put("state", "pending");
            ready(status, object, "False", "some_resources_are_not_ready", describe(missing), now);
        }
        components(status, object, counts);
        rollout(status, object, counts, now);
        return status;
    }

    static ObjectNode failed(JsonNode object, String message, String now) {
        ObjectNode status = begin(object).put("state", "failed");
        ready(status, object, "False", "failed_to_reconcile_the_resources", message, now);
        return status;
    }

    private static ObjectNode begin(JsonNode object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("observedGeneration", object.at("/metadata/generation").asLong());
    }

    private static void ready(
            ObjectNode status, JsonNode object, String value, String reason, String message, String now) {
        JsonNode before = object.at("/status/conditions/0");
        boolean same = before.path("status").asText().equals(value);
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", value)
                .put("reason", reason)
                .put("message", message)
                .put("observedGeneration", object.at("/metadata/generation").asLong())
                .put(
                        "lastTransitionTime",
                        same ? before.path("lastTransitionTime").asText(now) : now);
    }

    private static String describe(List<Counts> missing) {
        var parts = new ArrayList<String>();
        for (Counts counts : missing) {
            parts.add("%s: %d of %d replicas ready"
                    .formatted(
                            counts.child(), counts.ready(), counts.component().replicas()));
        }
        return "Resources not ready: " + String.join("; ", parts);
    }

    private static void components(ObjectNode status, JsonNode object, List<Counts> counts) {
        boolean beta = isBeta(object);
        ObjectNode components = status.putObject(beta ? "components" : "services");
        for (Counts count : counts) {
            ObjectNode component =
                    components.putObject(count.component().name()).put("componentKind", "Deployment");
            if (!beta) {
                component.put("componentName", count.child());
            }
            component.putArray("componentNames").add(count.child());
            component
                    .put("replicas", count.total())
                    .put("updatedReplicas", count.updated())
                    .put("readyReplicas", count.ready())
                    .put("availableReplicas", count.ready());
        }
    }

    private static void rollout(ObjectNode status, JsonNode object, List<Counts> counts, String now) {
        JsonNode before = object.at("/status/rollingUpdate");
        boolean rolling = counts.stream().anyMatch(Counts::isRolling);
        boolean wasRolling = before.path("phase").asText().equals("InProgress");
        if (rolling) {
            ObjectNode update = status.putObject("rollingUpdate")
                    .put("phase", "InProgress")
                    .put("startTime", wasRolling ? before.path("startTime").asText(now) : now);
            var updated = update.putArray(isBeta(object) ? "updatedComponents" : "updatedServices");
            counts.stream()
                    .filter(count -> !count.isRolling())
                    .forEach(count -> updated.add(count.component().name()));
        } else if (wasRolling) {
            status.putObject("rollingUpdate")
                    .put("phase", "Completed")
                    .put("startTime", before.path("startTime").asText(now))
                    .put("endTime", now);
        } else if (before.isObject()) {
            status.set("rollingUpdate", before);
        }
    }

    private static boolean isBeta(JsonNode object) {
        return object.path("apiVersion").asText().endsWith("/v1beta1");
    }
}
