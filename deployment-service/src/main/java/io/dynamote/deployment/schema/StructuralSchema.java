package io.dynamote.deployment.schema;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns the structural schema of a CRD into plain JSON Schema. The API server drops fields that a structural schema
 * does not name; here they are refused, because a field that is dropped silently is a setting that has no effect.
 *
 * <p>Not covered, and left to the API server's dry run: CEL rules, uniqueness in list-maps, formats.
 */
final class StructuralSchema {

    private static final String PROPERTIES = "properties";
    private static final String ADDITIONAL = "additionalProperties";
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";
    private static final String EMBEDDED = "x-kubernetes-embedded-resource";
    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";

    /** Keywords with the same meaning in both; logical ones carry no field names of their own in a structural schema. */
    private static final Set<String> KEPT = Set.of(
            "type",
            "required",
            "enum",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "allOf",
            "anyOf",
            "oneOf",
            "not");

    private StructuralSchema() {}

    /** The schema of a whole object; its metadata is the API server's own business. */
    static ObjectNode ofObject(JsonNode openApi) {
        ObjectNode schema = of(openApi);
        admitResourceFields(schema);
        return schema;
    }

    private static ObjectNode of(JsonNode openApi) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : openApi.properties()) {
            if (KEPT.contains(field.getKey())) {
                schema.set(field.getKey(), field.getValue());
            }
        }
        if (openApi.path(INT_OR_STRING).asBoolean()) {
            schema.remove("anyOf");
            schema.putArray("type").add("integer").add("string");
        }
        if (openApi.has("items")) {
            schema.set("items", of(openApi.get("items")));
        }
        addFields(openApi, schema);
        if (openApi.path(EMBEDDED).asBoolean()) {
            admitResourceFields(schema);
        }
        if (openApi.path("nullable").asBoolean()) {
            admitNull(schema);
        }
        return schema;
    }

    private static void addFields(JsonNode openApi, ObjectNode schema) {
        if (openApi.has(PROPERTIES)) {
            ObjectNode fields = schema.putObject(PROPERTIES);
            openApi.get(PROPERTIES).properties().forEach(f -> fields.set(f.getKey(), of(f.getValue())));
        }
        JsonNode additional = openApi.path(ADDITIONAL);
        if (additional.isObject()) {
            schema.set(ADDITIONAL, of(additional));
        } else if (isClosed(openApi) && !additional.asBoolean()) {
            schema.put(ADDITIONAL, false);
        }
    }

    private static boolean isClosed(JsonNode openApi) {
        return "object".equals(openApi.path("type").asText())
                && !openApi.path(PRESERVE).asBoolean();
    }

    private static void admitResourceFields(ObjectNode schema) {
        ObjectNode fields = schema.withObjectProperty(PROPERTIES);
        fields.putObject("apiVersion").put("type", "string");
        fields.putObject("kind").put("type", "string");
        fields.putObject("metadata").put("type", "object");
    }

    private static void admitNull(ObjectNode schema) {
        JsonNode type = schema.get("type");
        if (type != null && type.isTextual()) {
            schema.putArray("type").add(type.asText()).add("null");
        }
        if (schema.get("enum") instanceof ArrayNode values) {
            schema.set("enum", values.deepCopy().addNull());
        }
    }
}
