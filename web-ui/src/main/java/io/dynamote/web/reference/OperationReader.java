package io.dynamote.web.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.web.reference.OperationView.AnswerView;
import io.dynamote.web.reference.OperationView.BodyView;
import org.jspecify.annotations.Nullable;

/** Reads one operation of an OpenAPI document for the page. */
final class OperationReader {

    private final JsonNode document;

    OperationReader(JsonNode document) {
        this.document = document;
    }

    OperationView read(String verb, String path, JsonNode operation) {
        return new OperationView(
                operation.path("operationId").asText(),
                verb.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asText(),
                SchemaWords.plain(operation.path("description").asText()),
                parameters(operation),
                body(SchemaWords.resolved(document, operation.path("requestBody"))),
                answers(operation),
                CurlExample.of(document, verb, path, operation));
    }

    private List<FieldView> parameters(JsonNode operation) {
        List<FieldView> fields = new ArrayList<>();
        for (JsonNode given : operation.path("parameters")) {
            JsonNode parameter = SchemaWords.resolved(document, given);
            String in = parameter.path("in").asText();
            boolean required = parameter.path("required").asBoolean();
            fields.add(new FieldView(
                    0,
                    parameter.path("name").asText(),
                    SchemaWords.type(document, parameter.path("schema")),
                    required && !in.equals("path") ? in + ", required" : in,
                    SchemaWords.plain(parameter.path("description").asText())));
        }
        return fields;
    }

    private List<AnswerView> answers(JsonNode operation) {
        List<AnswerView> answers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : operation.path("responses").properties()) {
            JsonNode answer = SchemaWords.resolved(document, entry.getValue());
            boolean good = entry.getKey().startsWith("2");
            answers.add(new AnswerView(
                    entry.getKey().equals("default") ? "other" : entry.getKey(),
                    good ? "tone-running" : "tone-warning",
                    SchemaWords.plain(answer.path("description").asText()),
                    good ? body(answer) : null));
        }
        return answers;
    }

    private @Nullable BodyView body(JsonNode part) {
        JsonNode content = part.path("content");
        if (content.isEmpty()) {
            return null;
        }
        List<String> types = new ArrayList<>();
        content.fieldNames().forEachRemaining(types::add);
        JsonNode schema = content.path(types.contains("application/json") ? "application/json" : types.getFirst())
                .path("schema");
        return new BodyView(
                String.join(", ", types), new FieldList(document).of(schema), AnswerSketch.of(document, schema));
    }
}
