package io.dynamote.contracts.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.document.YamlText;

/**
 * What code does not say about an API: what an operation is for, which parameters and bodies are read by hand, what it
 * refuses. Operations go by the names of their methods, so that one that is renamed, added or gone is noticed.
 *
 * @param root the file
 */
record Outline(ObjectNode root) {

    /** The outline of a service, with those that it includes for what services have in common. */
    static Outline of(String service) {
        ObjectNode own = resource(service + ".yaml");
        own.path("includes").forEach(included -> include(resource(included.asText() + ".yaml"), own));
        return new Outline(own);
    }

    private static void include(ObjectNode included, ObjectNode own) {
        for (Map.Entry<String, JsonNode> part : included.properties()) {
            if (part.getValue() instanceof ObjectNode fields) {
                ObjectNode into = own.withObjectProperty(part.getKey());
                fields.properties().forEach(field -> into.putIfAbsent(field.getKey(), field.getValue()));
            } else {
                part.getValue().forEach(own.withArray(part.getKey())::add);
            }
        }
    }

    private static ObjectNode resource(String name) {
        try (InputStream file = Outline.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no outline " + name);
            }
            return YamlText.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** What is said of an operation. */
    ObjectNode operation(String handler) {
        if (root.path("operations").path(handler) instanceof ObjectNode operation) {
            return operation;
        }
        throw new IllegalStateException(
                "the outline says nothing of " + handler + ": add it below operations, with id, tag and summary");
    }

    /** Operations of which there is no such method. */
    Set<String> unknown(Set<String> handlers) {
        Set<String> described = new TreeSet<>();
        root.path("operations").fieldNames().forEachRemaining(described::add);
        described.removeAll(handlers);
        return described;
    }

    JsonNode part(String name) {
        return root.path(name);
    }

    /** Names of types that would have that of another one, by their class names. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        root.path("names")
                .properties()
                .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
        return names;
    }

    /** A text that has to be there. */
    static String text(JsonNode of, String field, String where) {
        String text = of.path(field).asText("");
        if (text.isBlank()) {
            throw new IllegalStateException(where + " must have a " + field);
        }
        return text.strip();
    }
}
