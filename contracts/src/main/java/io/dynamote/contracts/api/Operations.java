package io.dynamote.contracts.api;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts together what code and outline say of operations. */
final class Operations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROBLEM = "application/problem+json";

    private final Outline outline;
    private final Schemas schemas;

    Operations(Outline outline, Schemas schemas) {
        this.outline = outline;
        this.schemas = schemas;
    }

    ObjectNode of(Route route) {
        ObjectNode said = outline.operation(route.handler());
        ObjectNode operation = JSON.objectNode();
        operation.putArray("tags").add(Outline.text(said, "tag", route.handler()));
        operation.put("operationId", Outline.text(said, "id", route.handler()));
        operation.put("summary", Outline.text(said, "summary", route.handler()));
        if (said.has("description")) {
            operation.put("description", said.get("description").asText().strip());
        }
        new RouteParameters(outline, route, said).list().forEach(operation.withArray("parameters")::add);
        if (operation.path("parameters").isEmpty()) {
            operation.remove("parameters");
        }
        if (said.has("body")) {
            operation.set("requestBody", body(said.get("body"), route.handler()));
        }
        operation.set("responses", responses(route, said));
        return operation;
    }

    private ObjectNode body(JsonNode said, String handler) {
        ObjectNode body = JSON.objectNode();
        if (said.has("description")) {
            body.put("description", said.get("description").asText());
        }
        body.set("content", content(said.path("content"), said.path("examples")));
        if (body.path("content").isEmpty()) {
            throw new IllegalStateException("the body of " + handler + " must have content");
        }
        return body.put("required", said.path("required").asBoolean(true));
    }

    private ObjectNode content(JsonNode said, JsonNode examples) {
        ObjectNode content = JSON.objectNode();
        said.properties().forEach(media -> {
            ObjectNode entry = content.putObject(media.getKey());
            entry.set("schema", schemas.of(media.getValue()));
            if (examples.has(media.getKey())) {
                entry.set("example", examples.get(media.getKey()));
            }
        });
        return content;
    }

    private ObjectNode responses(Route route, ObjectNode said) {
        Map<String, JsonNode> responses = new TreeMap<>();
        if (said.has("answers")) {
            said.get("answers").properties().forEach(each -> responses.put(each.getKey(), answer(each.getValue())));
        } else {
            responses.put("200", returned(route));
        }
        problems(said.path("problems"), responses);
        ObjectNode all = JSON.objectNode();
        responses.forEach(all::set);
        all.putObject("default").put("$ref", "#/components/responses/Problem");
        return all;
    }

    private ObjectNode answer(JsonNode said) {
        ObjectNode answer = JSON.objectNode().put("description", Outline.text(said, "description", "an answer"));
        said.path("headers")
                .forEach(name -> answer.withObjectProperty("headers")
                        .putObject(name.asText())
                        .put("$ref", "#/components/headers/" + name.asText()));
        if (said.has("content")) {
            answer.set("content", content(said.get("content"), said.path("examples")));
        }
        return answer;
    }

    private ObjectNode returned(Route route) {
        ObjectNode answer = JSON.objectNode().put("description", "What was asked for.");
        ObjectNode content = answer.putObject("content");
        for (String media : route.produces()) {
            content.putObject(media).set("schema", schemas.of(ReturnTypes.body(route)));
        }
        return answer;
    }

    /** Refusals with a code of their own, by their status; all others are under default. */
    private void problems(JsonNode codes, Map<String, JsonNode> responses) {
        Map<String, StringBuilder> texts = new TreeMap<>();
        codes.forEach(code -> {
            JsonNode problem = outline.part("problems").path(code.asText());
            if (problem.isMissingNode()) {
                throw new IllegalStateException("problems must have " + code.asText());
            }
            texts.computeIfAbsent(problem.get("status").asText(), status -> new StringBuilder())
                    .append("- `")
                    .append(code.asText())
                    .append("`: ")
                    .append(problem.get("means").asText())
                    .append('\n');
        });
        texts.forEach((status, text) -> {
            ObjectNode answer =
                    JSON.objectNode().put("description", text.toString().strip());
            answer.putObject("content").putObject(PROBLEM).putObject("schema").put("$ref", OpenApi.SCHEMAS + "Problem");
            responses.put(status, answer);
        });
    }
}
