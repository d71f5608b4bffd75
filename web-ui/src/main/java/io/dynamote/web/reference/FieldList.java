package io.dynamote.web.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Lays a schema out as a list of fields, the nested ones behind those that have them. */
final class FieldList {

    private static final int DEEPEST = 3;

    private final JsonNode document;
    private final List<FieldView> fields = new ArrayList<>();
    private final Set<String> open = new HashSet<>();

    FieldList(JsonNode document) {
        this.document = document;
    }

    List<FieldView> of(JsonNode schema) {
        lay(schema, 0);
        return List.copyOf(fields);
    }

    private void lay(JsonNode given, int depth) {
        String reference = given.path("$ref").asText();
        if (depth > DEEPEST || (!reference.isEmpty() && !open.add(reference))) {
            return;
        }
        JsonNode schema = SchemaWords.resolved(document, given);
        schema.path("allOf").forEach(part -> lay(part, depth));
        schema.path("anyOf").forEach(part -> lay(part, depth));
        Set<String> required = texts(schema.path("required"));
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            fields.add(new FieldView(
                    depth,
                    field.getKey(),
                    SchemaWords.type(document, field.getValue()),
                    required.contains(field.getKey()) ? "required" : "",
                    SchemaWords.about(document, field.getValue())));
            lay(field.getValue(), depth + 1);
        }
        if (schema.has("items")) {
            lay(schema.get("items"), depth);
        }
        if (schema.path("additionalProperties").isObject()) {
            lay(schema.get("additionalProperties"), depth);
        }
        open.remove(reference);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
