package io.dynamote.web.reference;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Draws what an answer looks like: JSON with the types of values in place of values. */
final class AnswerSketch {

    private static final int DEEPEST = 6;
    private static final String INDENT = "  ";

    private final JsonNode document;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> open = new HashSet<>();

    private AnswerSketch(JsonNode document) {
        this.document = document;
    }

    /** The drawing of a schema; empty if it has no parts. */
    static String of(JsonNode document, JsonNode schema) {
        AnswerSketch sketch = new AnswerSketch(document);
        sketch.draw(schema, 0);
        String drawn = sketch.text.toString();
        return drawn.contains("\n") ? drawn : "";
    }

    private void draw(JsonNode given, int depth) {
        String reference = given.path("$ref").asText();
        JsonNode schema = object(SchemaWords.resolved(document, given));
        String inner = reference.isEmpty() ? schema.path("$ref").asText() : reference;
        JsonNode whole = SchemaWords.resolved(document, schema);
        boolean again = !inner.isEmpty() && !open.add(inner);
        if (again || depth > DEEPEST) {
            text.append(again ? "… the same again" : "…");
        } else if (whole.has("properties") || whole.has("allOf")) {
            object(whole, depth);
        } else if (whole.has("items")) {
            text.append('[');
            draw(whole.get("items"), depth);
            text.append(']');
        } else if (whole.path("additionalProperties").isObject()) {
            text.append("{\"…\": ");
            draw(whole.get("additionalProperties"), depth);
            text.append('}');
        } else {
            text.append(SchemaWords.type(document, given));
        }
        if (!inner.isEmpty() && !again) {
            open.remove(inner);
        }
    }

    private void object(JsonNode whole, int depth) {
        text.append('{');
        boolean first = true;
        for (JsonNode part : whole.has("allOf") ? whole.get("allOf") : Set.of(whole)) {
            Iterator<Map.Entry<String, JsonNode>> fields = SchemaWords.resolved(document, part)
                    .path("properties")
                    .properties()
                    .iterator();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                text.append(first ? "\n" : ",\n").append(INDENT.repeat(depth + 1));
                text.append('"').append(field.getKey()).append("\": ");
                draw(field.getValue(), depth + 1);
                first = false;
            }
        }
        text.append('\n').append(INDENT.repeat(depth)).append('}');
    }

    /** Of an object that may be null, the object. */
    private static JsonNode object(JsonNode schema) {
        for (JsonNode part : schema.path("anyOf")) {
            if (!part.path("type").asText().equals("null")) {
                return part;
            }
        }
        return schema;
    }
}
