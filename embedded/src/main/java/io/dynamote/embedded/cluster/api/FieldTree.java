package io.dynamote.embedded.cluster.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sets of fields, written as the objects that hold them. Objects are entered, everything else is one field: a list too,
 * whereas Kubernetes enters lists that have keys.
 */
final class FieldTree {

    private FieldTree() {}

    /** Whether a field belongs to a set, given what another tree has in its place (missing if nothing). */
    private interface Choice {
        boolean takes(JsonNode own, JsonNode theirs);
    }

    /** The fields of a tree that another one does not have. */
    static ObjectNode without(JsonNode tree, JsonNode other) {
        return select(tree, other, (own, theirs) -> theirs.isMissingNode());
    }

    /** The fields of a tree that another one has too, whatever their values. */
    static ObjectNode within(JsonNode tree, JsonNode other) {
        return select(tree, other, (own, theirs) -> !theirs.isMissingNode());
    }

    /** The fields of a tree that another one has with a different value. */
    static ObjectNode differing(JsonNode tree, JsonNode other) {
        return select(tree, other, (own, theirs) -> !theirs.isMissingNode() && !theirs.equals(own));
    }

    /** The fields of a tree, written as {@code .spec.replicas}. */
    static List<String> paths(JsonNode tree) {
        var paths = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            String path = "." + field.getKey();
            if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                paths(field.getValue()).forEach(inner -> paths.add(path + inner));
            } else {
                paths.add(path);
            }
        }
        return List.copyOf(paths);
    }

    private static ObjectNode select(JsonNode tree, JsonNode other, Choice choice) {
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            JsonNode own = field.getValue();
            JsonNode theirs = other.path(field.getKey());
            if (own.isObject() && theirs.isObject()) {
                ObjectNode inner = select(own, theirs, choice);
                if (!inner.isEmpty()) {
                    selected.set(field.getKey(), inner);
                }
            } else if (choice.takes(own, theirs)) {
                selected.set(field.getKey(), own);
            }
        }
        return selected;
    }
}
