package io.dynamote.web.reference;

import java.util.Iterator;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** A command for an operation, for any portal. */
final class CurlExample {

    /** Stands for the address of the portal. */
    static final String PORTAL = "{portal}";

    private CurlExample() {}

    static String of(JsonNode document, String verb, String path, JsonNode operation) {
        StringBuilder command = new StringBuilder("curl");
        boolean stream = operation.at("/responses/200/content").has("text/event-stream");
        command.append(stream ? " -N" : "");
        command.append(verb.equals("get") ? "" : " -X " + verb.toUpperCase(java.util.Locale.ROOT));
        command.append(" '")
                .append(PORTAL)
                .append(address(document, path, operation))
                .append('\'');
        Iterator<Map.Entry<String, JsonNode>> bodies =
                operation.at("/requestBody/content").properties().iterator();
        if (bodies.hasNext()) {
            Map.Entry<String, JsonNode> body = bodies.next();
            command.append(" \\\n  -H 'Content-Type: ").append(body.getKey()).append('\'');
            JsonNode example = body.getValue().path("example");
            command.append(" \\\n  ");
            command.append(
                    example.isMissingNode()
                            ? "--data-binary @file"
                            : "-d '" + example.toString().replace("'", "'\\''") + "'");
        }
        return command.toString();
    }

    private static String address(JsonNode document, String path, JsonNode operation) {
        String address = path;
        StringBuilder query = new StringBuilder();
        for (JsonNode given : operation.path("parameters")) {
            JsonNode parameter = SchemaWords.resolved(document, given);
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                address = address.replace("{" + name + "}", example(parameter));
            } else if (parameter.path("required").asBoolean()
                    && parameter.path("in").asText().equals("query")) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(example(parameter));
            }
        }
        return address + query;
    }

    private static String example(JsonNode parameter) {
        for (JsonNode found : new JsonNode[] {
            parameter.path("example"),
            parameter.at("/schema/example"),
            parameter.at("/schema/enum/0"),
            parameter.at("/schema/default")
        }) {
            if (!found.isMissingNode()) {
                return found.asText();
            }
        }
        return parameter.path("name").asText().toUpperCase(java.util.Locale.ROOT);
    }
}
