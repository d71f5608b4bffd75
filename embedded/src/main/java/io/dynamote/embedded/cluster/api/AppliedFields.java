package io.dynamote.embedded.cluster.api;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Remembers what each field manager applied last to each object, for as long as the object is there. */
final class AppliedFields {

    private final Map<String, Map<String, JsonNode>> byObject = new HashMap<>();

    AppliedFields(ObjectStore store) {
        store.subscribe(store.version(), change -> {
            if (change.after() == null) {
                forget(uid(change.object()));
            }
        });
    }

    synchronized JsonNode previous(JsonNode object, String manager) {
        return byObject.getOrDefault(uid(object), Map.of())
                .getOrDefault(manager, JsonNodeFactory.instance.objectNode());
    }

    synchronized void remember(JsonNode object, String manager, JsonNode wanted) {
        byObject.computeIfAbsent(uid(object), u -> new HashMap<>()).put(manager, wanted);
    }

    private synchronized void forget(String uid) {
        byObject.remove(uid);
    }

    private static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asText();
    }
}
