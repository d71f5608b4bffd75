package io.dynamote.deployment.schema;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import org.jspecify.annotations.Nullable;

/** Puts the errors of the schema library into the words and paths of the Kubernetes API. */
final class Violations {

    private Violations() {}

    static SchemaViolation of(Error error) {
        String path = path(error.getInstanceLocation());
        @Nullable JsonNode value = error.getInstanceNode();
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> new SchemaViolation(join(path, error.getProperty()), null, "is required");
            case "additionalProperties" ->
                new SchemaViolation(
                        join(path, error.getProperty()),
                        value == null ? null : value.get(error.getProperty()),
                        "is not a field that this cluster knows: it would be dropped silently");
            case "type" -> new SchemaViolation(path, value, "must be of type " + words(limit));
            case "enum" -> new SchemaViolation(path, value, "must be one of " + words(limit));
            case "pattern" -> new SchemaViolation(path, value, "must match " + limit.asText());
            case "minimum" -> new SchemaViolation(path, value, "must be at least " + limit.asText());
            case "maximum" -> new SchemaViolation(path, value, "must be at most " + limit.asText());
            case "minLength" -> new SchemaViolation(path, value, "must have at least " + limit + " characters");
            case "maxLength" -> new SchemaViolation(path, value, "must have at most " + limit + " characters");
            case "minItems" -> new SchemaViolation(path, value, "must have at least " + limit + " items");
            case "maxItems" -> new SchemaViolation(path, value, "must have at most " + limit + " items");
            default -> new SchemaViolation(path, value, error.getMessage());
        };
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String path(NodePath location) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            if (element instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(element);
            }
        }
        return path.toString();
    }

    private static String words(JsonNode limit) {
        if (!limit.isArray()) {
            return limit.asText();
        }
        return StreamSupport.stream(limit.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
