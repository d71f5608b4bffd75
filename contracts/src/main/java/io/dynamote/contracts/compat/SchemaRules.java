package io.dynamote.contracts.compat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Compares two JSON Schemas (2020-12, the part of it that our documents use) as one direction asks for. A new word of an
 * enum in an answer is no break: readers are told to expect words that they do not know.
 */
final class SchemaRules {

    private final JsonNode older;
    private final JsonNode newer;
    private final Direction direction;
    private final Set<String> seen = new HashSet<>();

    /**
     * @param older the document in which references of older schemas are looked up
     * @param newer that of newer ones
     */
    SchemaRules(JsonNode older, JsonNode newer, Direction direction) {
        this.older = older;
        this.newer = newer;
        this.direction = direction;
    }

    /** What the newer schema breaks of the older one. */
    List<Break> compare(String where, JsonNode before, JsonNode after) {
        String pair = before.path("$ref").asText() + " " + after.path("$ref").asText();
        if (pair.length() > 1 && !seen.add(pair)) {
            return List.of();
        }
        List<JsonNode> then = Alternatives.of(older, before);
        List<JsonNode> now = Alternatives.of(newer, after);
        List<Break> found = new ArrayList<>();
        for (JsonNode needed : direction == Direction.ANSWER ? now : then) {
            found.addAll(uncovered(where, needed, then, now));
        }
        seen.remove(pair);
        return found;
    }

    /** Empty if one of the other side's alternatives stands for this one; else what is wrong with the nearest. */
    private List<Break> uncovered(String where, JsonNode needed, List<JsonNode> then, List<JsonNode> now) {
        List<Break> nearest = List.of();
        for (JsonNode other : direction == Direction.ANSWER ? then : now) {
            List<Break> breaks =
                    direction == Direction.ANSWER ? plain(where, other, needed) : plain(where, needed, other);
            if (breaks.isEmpty()) {
                return List.of();
            }
            boolean nearer = nearest.isEmpty() || sameType(other, needed);
            nearest = nearer ? breaks : nearest;
        }
        return nearest;
    }

    private static boolean sameType(JsonNode one, JsonNode other) {
        return one.path("type").equals(other.path("type"));
    }

    private List<Break> plain(String where, JsonNode then, JsonNode now) {
        List<Break> found = new ArrayList<>();
        if (!sameKind(then, now)) {
            found.add(new Break(where, "was " + kind(then) + ", would be " + kind(now)));
            return found;
        }
        words(where, then, now, found);
        for (String fixed : List.of("const", "format", "contentEncoding")) {
            boolean added = !then.has(fixed) && now.has(fixed);
            boolean lost = then.has(fixed) && !now.has(fixed);
            boolean other =
                    then.has(fixed) && now.has(fixed) && !then.get(fixed).equals(now.get(fixed));
            if (other || (direction == Direction.INPUT ? added : lost)) {
                found.add(new Break(where, fixed + " was " + shown(then, fixed) + ", would be " + shown(now, fixed)));
            }
        }
        if (direction == Direction.INPUT) {
            Bounds.tightened(then, now).forEach(what -> found.add(new Break(where, what)));
        }
        properties(where, then, now, found);
        nested(where + "[]", then, now, "items", found);
        nested(where + "{}", then, now, "additionalProperties", found);
        return found;
    }

    private boolean sameKind(JsonNode then, JsonNode now) {
        String before = kind(then);
        String after = kind(now);
        boolean widerIsFine = direction == Direction.INPUT;
        String wide = widerIsFine ? after : before;
        String narrow = widerIsFine ? before : after;
        return before.equals(after) || wide.equals("anything") || (wide.equals("number") && narrow.equals("integer"));
    }

    private static String kind(JsonNode schema) {
        if (schema.has("type")) {
            return schema.get("type").asText();
        }
        return schema.has("properties") || schema.has("required") ? "object" : "anything";
    }

    private void words(String where, JsonNode then, JsonNode now, List<Break> found) {
        Set<String> before = texts(then.path("enum"));
        Set<String> after = texts(now.path("enum"));
        if (direction == Direction.ANSWER && then.has("enum") && !now.has("enum") && !now.has("const")) {
            found.add(new Break(where, "was one of " + before + ", would be any"));
        }
        if (direction == Direction.INPUT && now.has("enum")) {
            before.removeAll(after);
            if (!then.has("enum") && !then.has("const")) {
                found.add(new Break(where, "was any, would be one of " + after));
            } else if (!before.isEmpty()) {
                found.add(new Break(where, "would no longer take " + before));
            }
        }
    }

    private void properties(String where, JsonNode then, JsonNode now, List<Break> found) {
        Set<String> required = texts(then.path("required"));
        Set<String> requiredNow = texts(now.path("required"));
        for (Map.Entry<String, JsonNode> field : then.path("properties").properties()) {
            String at = where + "." + field.getKey();
            JsonNode after = now.path("properties").path(field.getKey());
            if (after.isMissingNode()) {
                found.add(new Break(at, "would be gone"));
                continue;
            }
            found.addAll(compare(at, field.getValue(), after));
            if (direction == Direction.ANSWER
                    && required.contains(field.getKey())
                    && !requiredNow.contains(field.getKey())) {
                found.add(new Break(at, "was always there, could be absent"));
            }
        }
        if (direction == Direction.INPUT) {
            requiredNow.removeAll(required);
            requiredNow.forEach(name -> found.add(new Break(where + "." + name, "would be required")));
        }
    }

    private void nested(String where, JsonNode then, JsonNode now, String keyword, List<Break> found) {
        boolean closed = now.path(keyword).isBoolean() && !now.path(keyword).asBoolean();
        if (closed && direction == Direction.INPUT && !then.path(keyword).equals(now.path(keyword))) {
            found.add(new Break(where, "other fields would be refused"));
        } else if (then.path(keyword) instanceof ObjectNode before && now.path(keyword) instanceof ObjectNode after) {
            found.addAll(compare(where, before, after));
        }
    }

    private static String shown(JsonNode schema, String keyword) {
        return schema.has(keyword) ? schema.get(keyword).asText() : "nothing";
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new java.util.TreeSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
