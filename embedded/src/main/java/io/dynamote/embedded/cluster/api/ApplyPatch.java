package io.dynamote.embedded.cluster.api;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The merge of server-side apply, for one field manager at a time.
 *
 * <p>Objects are merged field by field, lists and scalars are replaced whole; a field that the manager applied before
 * and no longer names is removed. What others wrote stays.
 */
final class ApplyPatch {

    private ApplyPatch() {}

    /**
     * Changes an object to what a manager wants.
     *
     * @param live the object, changed in place
     * @param previous what the same manager, and nobody else, applied last; an empty object if nothing
     * @param wanted what it applies now
     */
    static void merge(ObjectNode live, JsonNode previous, JsonNode wanted) {
        for (String name : names(previous)) {
            if (!wanted.has(name) && !isObject(previous, live, name)) {
                live.remove(name);
            } else if (!wanted.has(name) && live.get(name) instanceof ObjectNode inner) {
                merge(inner, previous.get(name), inner.objectNode());
                if (inner.isEmpty()) {
                    live.remove(name);
                }
            }
        }
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject() && live.get(name) instanceof ObjectNode inner) {
                merge(inner, previous.path(name), value);
            } else if (value.isNull()) {
                live.remove(name);
            } else {
                live.set(name, value.deepCopy());
            }
        }
    }

    /** JSON Merge Patch (RFC 7396). */
    static void mergePatch(ObjectNode live, JsonNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isNull()) {
                live.remove(name);
            } else if (value.isObject()) {
                ObjectNode inner = live.get(name) instanceof ObjectNode present ? present : live.putObject(name);
                mergePatch(inner, value);
            } else {
                live.set(name, value.deepCopy());
            }
        }
    }

    private static boolean isObject(JsonNode previous, ObjectNode live, String name) {
        return previous.get(name).isObject() && live.path(name).isObject();
    }

    private static Iterable<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
