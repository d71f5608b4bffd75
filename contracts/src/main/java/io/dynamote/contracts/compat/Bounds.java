package io.dynamote.contracts.compat;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Limits of values that others send: they may be widened, not narrowed. */
final class Bounds {

    private static final List<String> LOWER = List.of("minimum", "exclusiveMinimum", "minLength", "minItems");
    private static final List<String> UPPER = List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");

    private Bounds() {}

    /** How the newer schema takes less than the older one, in words. */
    static List<String> tightened(JsonNode then, JsonNode now) {
        List<String> found = new ArrayList<>();
        LOWER.stream()
                .filter(bound -> now.has(bound)
                        && (!then.has(bound)
                                || now.get(bound).asDouble() > then.get(bound).asDouble()))
                .forEach(bound -> found.add(change(bound, then, now)));
        UPPER.stream()
                .filter(bound -> now.has(bound)
                        && (!then.has(bound)
                                || now.get(bound).asDouble() < then.get(bound).asDouble()))
                .forEach(bound -> found.add(change(bound, then, now)));
        if (now.has("pattern") && !now.get("pattern").equals(then.path("pattern"))) {
            found.add(change("pattern", then, now));
        }
        return found;
    }

    private static String change(String bound, JsonNode then, JsonNode now) {
        String before = then.has(bound) ? then.get(bound).asText() : "none";
        return bound + " was " + before + ", would be " + now.get(bound).asText();
    }
}
