package io.dynamote.system.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The OpenAPI document of the door, made strict: an answer must have nothing of which the document does not tell. */
final class ApiDocument {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, r -> r.schemaCacheEnabled(false));

    private final JsonNode told;
    private final JsonNode root;

    /**
     * An operation of the document.
     *
     * @param verb in capitals
     * @param path with parameters in braces
     */
    record Operation(String verb, String path, JsonNode node) {

        String id() {
            return node.path("operationId").asText();
        }

        /** The schema of a JSON body that it takes; missing if it takes none. */
        JsonNode body() {
            return node.at("/requestBody/content/application~1json/schema");
        }

        JsonNode example() {
            return node.at("/requestBody/content/application~1json/example");
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    ApiDocument(JsonNode document) {
        this.told = document;
        this.root = document.deepCopy();
        root.at("/components/schemas").forEach(this::flatten);
        root.at("/components/schemas").forEach(ApiDocument::close);
    }

    List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            path.getValue()
                    .properties()
                    .forEach(operation -> found.add(new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
        }
        return found;
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation is called " + id));
    }

    /** What is wrong with an answer, in words; empty if it is as the document says. */
    List<String> faults(Operation operation, int status, JsonNode answer) {
        JsonNode response = operation.node().path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of("the document knows no " + status);
        }
        JsonNode schema = response.at("/content/application~1json/schema");
        return schema.isMissingNode() ? List.of() : faults(schema, answer);
    }

    /** What a schema of the document refuses in a value. */
    List<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", root.get("components"));
        Schema compiled = REGISTRY.getSchema(whole);
        return compiled.validate(value).stream().map(Object::toString).toList();
    }

    /** What a reference of the document stands for. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** Whether the document itself says that a schema allows no other fields. */
    boolean isClosed(JsonNode schema) {
        JsonNode as = schema.has("$ref") ? told.at(schema.get("$ref").asText().substring(1)) : schema;
        return as.path("additionalProperties").isBoolean()
                && !as.path("additionalProperties").asBoolean();
    }

    /** Puts the parts of an {@code allOf} into one object: closed parts would refuse the fields of one another. */
    private void flatten(JsonNode schema) {
        if (schema.has("allOf") && schema instanceof ObjectNode whole) {
            ObjectNode properties = whole.withObjectProperty("properties");
            for (JsonNode part : whole.remove("allOf")) {
                resolved(part)
                        .path("properties")
                        .properties()
                        .forEach(field -> properties.set(field.getKey(), field.getValue()));
                resolved(part).path("required").forEach(whole.withArray("required")::add);
            }
        }
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDocument::close);
    }
}
