package io.dynamote.embedded.cluster.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Remembers what each field manager applied last to each object, for as long as the object is there: whose a field is.
 * What was written in any other way belongs to nobody here.
 */
final class AppliedFields {

    private final Map<String, Map<String, ObjectNode>> byObject = new HashMap<>();

    AppliedFields(ObjectStore store) {
        store.subscribe(store.version(), change -> {
            if (change.after() == null) {
                forget(uid(change.object()));
            }
        });
    }

    /** What a manager applied last and nobody else applied too: it goes when the manager no longer names it. */
    synchronized JsonNode onlyOf(JsonNode object, String manager) {
        Map<String, ObjectNode> managers = managers(object);
        ObjectNode own = managers.getOrDefault(manager, JsonNodeFactory.instance.objectNode());
        for (Map.Entry<String, ObjectNode> other : managers.entrySet()) {
            if (!other.getKey().equals(manager)) {
                own = FieldTree.without(own, other.getValue());
            }
        }
        return own;
    }

    /** The fields that an apply would change although other managers applied them. */
    synchronized List<Conflict> conflicts(JsonNode object, String manager, JsonNode wanted) {
        ObjectNode changed = FieldTree.differing(wanted, object);
        var conflicts = new ArrayList<Conflict>();
        managers(object).forEach((other, applied) -> {
            if (!other.equals(manager)) {
                FieldTree.paths(FieldTree.within(changed, applied))
                        .forEach(path -> conflicts.add(new Conflict(other, path)));
            }
        });
        return List.copyOf(conflicts);
    }

    /** Notes an apply; others lose the fields to which it gave another value than theirs. */
    synchronized void remember(JsonNode object, String manager, ObjectNode wanted) {
        Map<String, ObjectNode> managers = byObject.computeIfAbsent(uid(object), u -> new TreeMap<>());
        managers.replaceAll((other, applied) -> FieldTree.without(applied, FieldTree.differing(applied, wanted)));
        managers.put(manager, wanted);
    }

    private Map<String, ObjectNode> managers(JsonNode object) {
        return byObject.getOrDefault(uid(object), Map.of());
    }

    private synchronized void forget(String uid) {
        byObject.remove(uid);
    }

    private static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asText();
    }

    /**
     * A field that another manager applied.
     *
     * @param manager that manager
     * @param field path of the field
     */
    record Conflict(String manager, String field) {}
}
