package io.dynamote.web.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** Says in a few words what a schema asks for. */
final class SchemaWords {

    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    private SchemaWords() {}

    /** What a reference stands for; anything else is itself. */
    static JsonNode resolved(JsonNode document, JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = document.at(at.get("$ref").asText().substring(1));
        }
        return at;
    }

    /** The type with what limits it, for example {@code integer, 1 to 200} or {@code vllm | sglang}. */
    static String type(JsonNode document, JsonNode given) {
        JsonNode schema = resolved(document, given);
        List<String> words = new ArrayList<>();
        words.add(schema.has("enum") ? listed(schema.get("enum")) : kind(document, schema));
        range(schema, "minimum", "maximum", "").ifPresent(words::add);
        range(schema, "minLength", "maxLength", " characters").ifPresent(words::add);
        if (schema.has("default")) {
            words.add("default " + schema.get("default").asText());
        }
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }

    /** What is said about a field, or else about its type. */
    static String about(JsonNode document, JsonNode given) {
        String own = given.path("description").asText();
        return plain(
                own.isEmpty() ? resolved(document, given).path("description").asText() : own);
    }

    /** A text of the document, which is Markdown, as what it says. */
    static String plain(String text) {
        return BOLD.matcher(text).replaceAll("$1").replace("`", "");
    }

    private static String kind(JsonNode document, JsonNode schema) {
        if (schema.has("anyOf")) {
            List<String> each = new ArrayList<>();
            schema.get("anyOf").forEach(part -> each.add(kind(document, resolved(document, part))));
            return String.join(" or ", each);
        }
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            List<String> each = new ArrayList<>();
            type.forEach(one -> each.add(one.asText()));
            return String.join(" or ", each);
        }
        return switch (type.asText()) {
            case "array" -> "list of " + kind(document, resolved(document, schema.path("items")));
            case "string" -> schema.path("format").asText("string").replace("date-time", "time");
            case "" -> schema.has("properties") ? "object" : "anything";
            default -> type.asText();
        };
    }

    private static String listed(JsonNode words) {
        List<String> each = new ArrayList<>();
        boolean mayBeNull = false;
        for (JsonNode word : words) {
            if (word.isNull()) {
                mayBeNull = true;
            } else {
                each.add(word.asText());
            }
        }
        return String.join(" | ", each) + (mayBeNull ? " or null" : "");
    }

    private static Optional<String> range(JsonNode schema, String least, String most, String unit) {
        boolean from = schema.has(least);
        boolean to = schema.has(most);
        if (!from && !to) {
            return Optional.empty();
        }
        String text = from && to
                ? schema.get(least).asText() + " to " + schema.get(most).asText()
                : from
                        ? "at least " + schema.get(least).asText()
                        : "at most " + schema.get(most).asText();
        return Optional.of(text + unit);
    }
}
