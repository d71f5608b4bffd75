package io.dynamote.contracts.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares two OpenAPI 3.1 documents: who was written against the older one must not notice the newer one. */
public final class ApiRules {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode older;
    private final JsonNode newer;
    private final List<Break> found = new ArrayList<>();

    private ApiRules(JsonNode older, JsonNode newer) {
        this.older = older;
        this.newer = newer;
    }

    /** What the newer document breaks; nothing if it says by a higher major version that it does. */
    public static List<Break> breaks(JsonNode older, JsonNode newer) {
        return Versions.isMajorRaised(older, newer) ? List.of() : new ApiRules(older, newer).compare();
    }

    private List<Break> compare() {
        older.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> {
                            String where = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                            JsonNode now =
                                    newer.path("paths").path(path.getKey()).path(operation.getKey());
                            if (now.isMissingNode()) {
                                found.add(new Break(where, "would be gone"));
                            } else {
                                operation(where, operation.getValue(), now);
                            }
                        }));
        return List.copyOf(found);
    }

    private void operation(String where, JsonNode then, JsonNode now) {
        if (!then.path("operationId").equals(now.path("operationId"))) {
            found.add(new Break(
                    where,
                    "operationId was " + then.path("operationId").asText() + ", would be "
                            + now.path("operationId").asText() + ": generated clients call it by that name"));
        }
        parameters(where, named(older, then), named(newer, now));
        body(where + " body", resolved(older, then.path("requestBody")), resolved(newer, now.path("requestBody")));
        then.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> answer(
                        where + " " + answer.getKey(),
                        resolved(older, answer.getValue()),
                        resolved(newer, now.path("responses").path(answer.getKey()))));
    }

    private void parameters(String where, Map<String, JsonNode> then, Map<String, JsonNode> now) {
        then.forEach((name, before) -> {
            JsonNode after = now.get(name);
            if (after == null) {
                found.add(new Break(where + " " + name, "would be gone"));
            } else {
                input(where + " " + name, before, after);
            }
        });
        now.forEach((name, after) -> {
            boolean was =
                    then.containsKey(name) && then.get(name).path("required").asBoolean();
            if (after.path("required").asBoolean() && !was) {
                found.add(new Break(where + " " + name, "would be required"));
            }
        });
    }

    private void body(String where, JsonNode then, JsonNode now) {
        if (now.path("required").asBoolean() && !then.path("required").asBoolean()) {
            found.add(new Break(where, "would be required"));
        }
        then.path("content").properties().forEach(media -> {
            JsonNode after = now.path("content").path(media.getKey());
            if (after.isMissingNode()) {
                found.add(new Break(where, media.getKey() + " would no longer be taken"));
            } else {
                input(where, media.getValue(), after);
            }
        });
    }

    private void input(String where, JsonNode then, JsonNode now) {
        found.addAll(
                new SchemaRules(older, newer, Direction.INPUT).compare(where, then.path("schema"), now.path("schema")));
    }

    private void answer(String where, JsonNode then, JsonNode now) {
        if (now.isMissingNode()) {
            found.add(new Break(where, "would be gone"));
            return;
        }
        then.path("content").properties().forEach(media -> {
            JsonNode after = now.path("content").path(media.getKey());
            if (after.isMissingNode()) {
                found.add(new Break(where, "would no longer be had as " + media.getKey()));
            } else {
                found.addAll(new SchemaRules(older, newer, Direction.ANSWER)
                        .compare(where, media.getValue().path("schema"), after.path("schema")));
            }
        });
        then.path("headers").properties().stream()
                .filter(header -> !now.path("headers").has(header.getKey()))
                .forEach(header -> found.add(new Break(where + " header " + header.getKey(), "would be gone")));
    }

    private static Map<String, JsonNode> named(JsonNode document, JsonNode operation) {
        Map<String, JsonNode> named = new TreeMap<>();
        operation.path("parameters").forEach(each -> {
            JsonNode parameter = resolved(document, each);
            named.put(
                    parameter.path("in").asText() + " " + parameter.path("name").asText(), parameter);
        });
        return named;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return Alternatives.resolved(document, node);
    }
}
