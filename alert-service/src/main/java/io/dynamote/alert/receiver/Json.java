package io.dynamote.alert.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes and reads the JSON of receivers. */
public final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The text of a tree. */
    public static String write(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON must be writable", e);
        }
    }

    /** What an answer says of an error; empty if it is no JSON or says none. */
    public static String error(String body, String field) {
        try {
            JsonNode root = JSON.readTree(body);
            return root == null ? "" : root.path(field).asText("");
        } catch (JsonProcessingException e) {
            // Most answers are no JSON; then there is no error in it.
            return "";
        }
    }
}
