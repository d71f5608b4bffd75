package io.dynamote.embedded.cluster.dynamo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.embedded.cluster.api.Cause;

/** The checks of a schema on one value: enumerations, patterns and sizes. */
final class SchemaLimits {

    private SchemaLimits() {}

    static void check(JsonNode schema, JsonNode value, String path, List<Cause> causes) {
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            causes.add(Cause.unsupported(path, value.toString(), joined(schema.get("enum"))));
        }
        if (value.isTextual()) {
            text(schema, value.asText(), path, causes);
        }
        if (value.isNumber()) {
            number(schema, value, path, causes);
        }
        int items = schema.path("maxItems").asInt(schema.path("maxProperties").asInt(Integer.MAX_VALUE));
        if (value.isContainerNode() && value.size() > items) {
            causes.add(Cause.tooMany(path, value.size(), items));
        }
    }

    private static void text(JsonNode schema, String value, String path, List<Cause> causes) {
        if (schema.has("pattern") && !value.matches(schema.get("pattern").asText())) {
            causes.add(Cause.invalid(
                    path,
                    '"' + value + '"',
                    "%s in body should match '%s'"
                            .formatted(path, schema.get("pattern").asText())));
        }
        if (value.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            causes.add(new Cause(
                    path,
                    "FieldValueTooLong",
                    "Too long: may not be more than %d bytes"
                            .formatted(schema.get("maxLength").asInt())));
        }
        if (value.length() < schema.path("minLength").asInt(0)) {
            causes.add(Cause.invalid(
                    path,
                    '"' + value + '"',
                    "%s in body should be at least %d chars long"
                            .formatted(path, schema.get("minLength").asInt())));
        }
    }

    private static void number(JsonNode schema, JsonNode value, String path, List<Cause> causes) {
        if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()) {
            causes.add(Cause.invalid(
                    path,
                    value.toString(),
                    "%s in body should be greater than or equal to %s".formatted(path, schema.get("minimum"))));
        }
        if (schema.has("maximum") && value.asDouble() > schema.get("maximum").asDouble()) {
            causes.add(Cause.invalid(
                    path,
                    value.toString(),
                    "%s in body should be less than or equal to %s".formatted(path, schema.get("maximum"))));
        }
    }

    private static boolean contains(JsonNode allowed, JsonNode value) {
        return StreamSupport.stream(allowed.spliterator(), false).anyMatch(value::equals);
    }

    private static String joined(JsonNode allowed) {
        return StreamSupport.stream(allowed.spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining(", "));
    }
}
