package io.dynamote.embedded.cluster.api;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Reads and writes bodies of requests: JSON, or YAML as server-side apply sends it. */
public final class Body {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Body() {}

    /**
     * Reads an object.
     *
     * @throws ApiRefusal when the text is none
     */
    public static ObjectNode object(String text) {
        if (json(text) instanceof ObjectNode object) {
            return object;
        }
        throw ApiRefusal.badRequest("the body of the request is not an object");
    }

    static JsonNode json(String text) {
        try {
            String start = text.stripLeading();
            if (start.startsWith("{") || start.startsWith("[")) {
                return JSON.readTree(text);
            }
            Map<?, ?> yaml = Serialization.unmarshal(text, LinkedHashMap.class);
            return JSON.valueToTree(yaml);
        } catch (JsonProcessingException | RuntimeException e) {
            throw ApiRefusal.badRequest("the body of the request cannot be read: " + e.getMessage());
        }
    }

    static String text(JsonNode node) {
        return node.toString();
    }
}
