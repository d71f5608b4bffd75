package io.dynamote.contracts.event;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schemas made stricter than they are, to see whether they are complete. */
final class Schemas {

    private Schemas() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Has every object of the schema refuse the fields that it does not describe. Alternatives of an object that has fields of
     * its own stay open: they do not know those, but the object around them does.
     */
    static void close(ObjectNode schema) {
        Set<String> parts = new HashSet<>();
        schema.findParents("anyOf").stream()
                .filter(around -> around.has("properties"))
                .forEach(around -> parts.addAll(around.get("anyOf").findValuesAsText("$ref")));
        close(schema, false);
        parts.forEach(reference -> ((ObjectNode) schema.at(reference.substring(1))).remove("unevaluatedProperties"));
    }

    private static void close(JsonNode schema, boolean isPart) {
        if (schema instanceof ObjectNode object && object.has("properties") && !isPart) {
            object.put("unevaluatedProperties", false);
        }
        schema.properties().forEach(field -> close(field.getValue(), false));
        if (schema.isArray()) {
            schema.forEach(each -> close(each, true));
        }
    }
}
