package io.dynamote.embedded.cluster.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Cause;

/**
 * What the API server does with the structural schema of a custom resource, in its order: fields that the schema does
 * not know are dropped, defaults are filled in, then values are checked.
 */
final class StructuralSchema {

    private final JsonNode schema;

    StructuralSchema(JsonNode schema) {
        this.schema = schema;
    }

    /** Prunes and completes an object in place and answers what is wrong with it. */
    List<Cause> admit(ObjectNode object) {
        var causes = new ArrayList<Cause>();
        for (String part : List.of("spec", "status")) {
            JsonNode partSchema = schema.path("properties").path(part);
            JsonNode value = object.get(part);
            if (value != null && value.isObject()) {
                complete(partSchema, value);
            }
            if (value != null) {
                check(partSchema, value, part, causes);
            }
        }
        return causes;
    }

    private static void complete(JsonNode schema, JsonNode value) {
        if (schema.isMissingNode()) {
            // Inside of what may hold anything.
            return;
        }
        if (value instanceof ObjectNode object) {
            JsonNode properties = schema.path("properties");
            JsonNode additional = schema.path("additionalProperties");
            boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
            if (!open && !additional.isObject()) {
                Set<String> unknown = new TreeSet<>();
                object.fieldNames().forEachRemaining(name -> {
                    if (!properties.has(name)) {
                        unknown.add(name);
                    }
                });
                object.remove(unknown);
            }
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                if (!object.has(property.getKey()) && property.getValue().has("default")) {
                    object.set(
                            property.getKey(),
                            property.getValue().get("default").deepCopy());
                }
            }
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                complete(
                        properties.has(field.getKey()) ? properties.get(field.getKey()) : additional, field.getValue());
            }
        } else if (value.isArray()) {
            value.forEach(item -> complete(schema.path("items"), item));
        }
    }

    private static void check(JsonNode schema, JsonNode value, String path, List<Cause> causes) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            if (!value.isInt() && !value.isLong() && !value.isTextual()) {
                causes.add(wrongType(path, "integer or string", value));
            } else {
                SchemaLimits.check(schema, value.isTextual() ? value : schema.path(""), path, causes);
            }
            return;
        }
        String type = schema.path("type").asText("");
        if (!type.isEmpty() && !isOfType(type, value)) {
            causes.add(wrongType(path, type, value));
            return;
        }
        SchemaLimits.check(schema, value, path, causes);
        if (value.isObject()) {
            for (JsonNode required : schema.path("required")) {
                if (!value.hasNonNull(required.asText())) {
                    causes.add(Cause.required(path + "." + required.asText(), ""));
                }
            }
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                JsonNode own = schema.path("properties").path(field.getKey());
                check(
                        own.isMissingNode() ? schema.path("additionalProperties") : own,
                        field.getValue(),
                        own.isMissingNode() ? path + "[" + field.getKey() + "]" : path + "." + field.getKey(),
                        causes);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.get(i), path + "[" + i + "]", causes);
            }
        }
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalArgumentException("schema type " + type + " is unknown");
        };
    }

    private static Cause wrongType(String path, String type, JsonNode value) {
        String actual = value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        return new Cause(
                path,
                "FieldValueTypeInvalid",
                "Invalid value: \"%s\": %s in body must be of type %s: \"%s\"".formatted(actual, path, type, actual));
    }
}
