package io.dynamote.contracts.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Parts of a document to which its operations refer. */
final class Components {

    private Components() {}

    /** Drops those to which nothing refers, directly or through another. */
    static void keepUsed(ObjectNode document) {
        Set<String> used = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(document.get("paths")));
        while (!open.isEmpty()) {
            for (String reference : open.pop().findValuesAsText("$ref")) {
                if (used.add(reference)) {
                    JsonNode found = document.at(reference.substring(1));
                    if (found.isMissingNode()) {
                        throw new IllegalStateException("nothing is at " + reference);
                    }
                    open.push(found);
                }
            }
        }
        document.get("components").properties().forEach(kind -> {
            if (kind.getValue() instanceof ObjectNode parts) {
                List<String> unused = new ArrayList<>();
                parts.fieldNames().forEachRemaining(unused::add);
                unused.removeIf(name -> used.contains("#/components/" + kind.getKey() + "/" + name));
                parts.remove(unused);
            }
        });
    }
}
