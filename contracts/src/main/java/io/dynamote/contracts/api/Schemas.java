package io.dynamote.contracts.api;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.dynamote.contracts.schema.JsonSchemas;

/** Schemas of an API: those of its records, and those that an outline writes out for what is read by hand. */
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Outline outline;
    private final JsonSchemas records;

    Schemas(Outline outline, JsonSchemas records) {
        this.outline = outline;
        this.records = records;
    }

    /** The schema of what a method answers. */
    ObjectNode of(Type type) {
        return records.of(type);
    }

    /**
     * What an outline says: {@code text}, the name of one of its schemas or types, one of those with {@code []} behind it,
     * or a schema written out.
     */
    ObjectNode of(JsonNode said) {
        if (said instanceof ObjectNode schema) {
            return schema;
        }
        String name = said.asText();
        if (name.endsWith("[]")) {
            return JSON.objectNode()
                    .put("type", "array")
                    .set("items", of(JSON.textNode(name.substring(0, name.length() - 2))));
        }
        if (name.equals("text")) {
            return JSON.objectNode().put("type", "string");
        }
        if (outline.part("schemas").has(name)) {
            return JSON.objectNode().put("$ref", OpenApi.SCHEMAS + name);
        }
        String type = outline.part("types").path(name).asText();
        if (type.isEmpty()) {
            throw new IllegalStateException("the outline has neither a schema nor a type " + name);
        }
        ObjectNode schema = records.of(TypeFactory.defaultInstance().constructFromCanonical(type));
        if (!schema.path("$ref").asText().equals(OpenApi.SCHEMAS + name)) {
            throw new IllegalStateException(
                    "type " + type + " is called " + schema.path("$ref").asText() + ", not " + name);
        }
        return schema;
    }

    /** Everything to which a schema has referred so far, by name. */
    Map<String, JsonNode> components() {
        // Schemas of the outline may themselves need types of ours.
        outline.part("uses").forEach(this::of);
        Map<String, JsonNode> all = new TreeMap<>(records.definitions());
        outline.part("always").properties().forEach(always -> {
            ObjectNode schema = records.definitions().get(always.getKey());
            if (schema != null) {
                always.getValue().forEach(schema.withArray("required")::add);
            }
        });
        outline.part("schemas").properties().forEach(schema -> {
            if (all.put(schema.getKey(), schema.getValue()) != null) {
                throw new IllegalStateException("the outline writes out " + schema.getKey() + ", which is a record");
            }
        });
        return all;
    }
}
