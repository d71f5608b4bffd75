package io.dynamote.contracts.api;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The API as it is at the one public address: of each service what the door lets through, and what it answers itself. */
public final class Door {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SHARED = List.of("schemas", "parameters", "responses", "headers");

    private static final String ABOUT = """
            Everything that Dynamote can be asked and told, at one address.

            - **Lists** are pages: `items`, `nextCursor` for the next one (absent on the last), `asOf`, and `stale` while what is shown may have changed without \
            being noticed.
            - **Errors** are problem documents (RFC 9457) with a stable `code`, the fields at fault in `errors`, and the `traceId` under which the log has the reason. \
            While a service is away the door answers 503 `service_unavailable`, 504 `service_timeout` or 502 `service_failed`.
            - **Writes** that take an `Idempotency-Key` may be sent again: the same key and body get the same answer.
            - **Times** are RFC 3339 in UTC, durations are in fields named `…Seconds` or `…Millis`, ratios go from 0 to 1.
            - **Additions** of fields, words of enums in answers and operations come without notice: ignore what you do not know. Anything else gets a new name.

            The same facts are events on Kafka: see the AsyncAPI document.""";

    private final List<Route> passed;

    /** The door that this controller is. */
    public Door(Class<?> proxy) {
        this.passed = Routes.of(List.of(proxy));
    }

    /**
     * The merged document.
     *
     * @param own what the door answers itself
     * @param services documents of the services
     */
    public ObjectNode document(ObjectNode own, List<ObjectNode> services) {
        ObjectNode merged = JSON.objectNode().put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "Dynamote")
                .put("version", own.at("/info/version").asText())
                .put("description", ABOUT);
        merged.putArray("servers").addObject().put("url", "/").put("description", "Where this document is from.");
        merged.putArray("tags");
        merged.putObject("paths");
        ObjectNode components = merged.putObject("components");
        SHARED.forEach(components::putObject);
        services.forEach(service -> add(service, merged, false));
        add(own, merged, true);
        Components.keepUsed(merged);
        return merged;
    }

    private void add(ObjectNode document, ObjectNode merged, boolean isOwn) {
        Set<String> used = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (isOwn || isPassed(operation.getKey(), path.getKey())) {
                    merged.withObjectProperty("paths")
                            .withObjectProperty(path.getKey())
                            .set(operation.getKey(), operation.getValue());
                    used.add(operation.getValue().at("/tags/0").asText());
                }
            }
        }
        used.forEach(name -> requireTag(document, name));
        for (JsonNode tag : document.path("tags")) {
            if (used.contains(tag.path("name").asText())) {
                merged.withArray("tags").add(tag);
            }
        }
        for (String kind : SHARED) {
            ObjectNode into = merged.withObjectProperty("components").withObjectProperty(kind);
            document.path("components").path(kind).properties().forEach(component -> {
                JsonNode before = into.putIfAbsent(component.getKey(), component.getValue());
                if (before != null && !before.equals(component.getValue())) {
                    throw new IllegalStateException(
                            "two services have different " + kind + " called " + component.getKey());
                }
            });
        }
    }

    private static void requireTag(ObjectNode document, String name) {
        for (JsonNode tag : document.path("tags")) {
            if (tag.path("name").asText().equals(name)) {
                return;
            }
        }
        throw new IllegalStateException("no tag is called " + name);
    }

    /** Whether the door has a route for it. */
    boolean isPassed(String verb, String path) {
        return passed.stream()
                .anyMatch(route -> route.verb().equals(verb)
                        && pattern(route.path()).matcher(path).matches());
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{\\w+}", ".+"));
    }
}
