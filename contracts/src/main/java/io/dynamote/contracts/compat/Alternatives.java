package io.dynamote.contracts.compat;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A schema as the list of the plain ones of which a value must meet one, each with one type. */
final class Alternatives {

    private Alternatives() {}

    /** The alternatives of a schema whose references point into this document. */
    static List<JsonNode> of(JsonNode document, JsonNode schema) {
        JsonNode resolved = resolved(document, schema);
        List<JsonNode> found = new ArrayList<>();
        for (String union : List.of("anyOf", "oneOf")) {
            resolved.path(union)
                    .forEach(each -> of(document, each).forEach(plain -> found.add(merged(resolved, plain, union))));
        }
        if (!found.isEmpty()) {
            return found;
        }
        if (!resolved.path("type").isArray()) {
            return List.of(resolved);
        }
        for (JsonNode type : resolved.get("type")) {
            ObjectNode one = resolved.deepCopy();
            one.set("type", type);
            found.add(one);
        }
        return found;
    }

    /** What a reference stands for. */
    static JsonNode resolved(JsonNode document, JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            String reference = at.get("$ref").asText();
            at = document.at(reference.substring(1));
            if (at.isMissingNode()) {
                throw new IllegalArgumentException("nothing is at " + reference);
            }
        }
        return at;
    }

    /** An alternative with what the schema around it asks for besides. */
    private static JsonNode merged(JsonNode around, JsonNode alternative, String union) {
        if (!(around instanceof ObjectNode object) || object.size() == 1) {
            return alternative;
        }
        ObjectNode whole = object.deepCopy();
        whole.remove(union);
        alternative.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode fields && whole.get(field.getKey()) instanceof ObjectNode own) {
                own.setAll(fields);
            } else if (field.getValue().isArray() && whole.path(field.getKey()).isArray()) {
                field.getValue().forEach(whole.withArray(field.getKey())::add);
            } else {
                whole.set(field.getKey(), field.getValue());
            }
        });
        return whole;
    }
}
