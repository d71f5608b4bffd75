package io.dynamote.system.input;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every refusal is a problem document that names field, value and expectation. The table is bad-requests.csv. */
class BadRequestsE2E {

    private static final String VALID = "\"name\": \"fine\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"";

    private static RunningSystem system;
    private static Door door;

    @BeforeAll
    static void start() {
        system = RunningSystem.start(20);
        door = new Door(system.portal());
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    /** A body that starts with + is added to an otherwise valid deployment. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "/bad-requests.csv", delimiter = '|', numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void shouldNameTheFieldTheValueAndWhatWasExpected(
            String method, String path, @Nullable String body, int status, String field, @Nullable String message) {
        Door.Reply reply = send(method, path, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.path("code").asText()).matches("[a-z_]+");
        assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
        String expected = message == null ? "" : message;
        assertThat(messages(problem, field))
                .as("messages of %s in %s", field, reply.body())
                .anyMatch(text -> !text.isBlank() && text.contains(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/nothing", "/api/deployments/none", "/api/deployments/none/pods", "/api/models/no/such"})
    void shouldAnswerWithAProblemWhereThereIsNothing(String path) {
        Door.Reply reply = door.get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.contentType()).startsWith("application/problem+json");
    }

    @Test
    void shouldRefuseABodyBeyondItsBound() {
        String megabytes = "{" + VALID + ", \"reason\": \"" + "x".repeat(1_200_000) + "\"}";
        Door.Reply reply = door.post("/api/deployments", megabytes, null);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.contentType()).startsWith("application/problem+json");
    }

    @Test
    void shouldShowHostileTextAsText() {
        String hostile = "<script>alert(1)</script> & 'quotes' \\\"more\\\"";
        Door.Reply created = door.post("/api/deployments", "{" + VALID + ", \"reason\": \"" + hostile + "\"}", null);
        assertThat(created.status()).as(created.body()).isIn(201, 202);
        assertThat(door.get("/deployments/dynamo-system/fine?tab=history").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert(1)");
        assertThat(door.delete("/api/deployments/fine").status()).isEqualTo(202);
    }

    @Test
    void shouldTellTheHistoryToAClientThatAcceptsAnything() {
        door.post("/api/deployments", "{" + VALID.replace("fine", "told") + "}", null);
        Door.Reply history = door.get("/api/deployments/told/history");
        assertThat(history.contentType()).startsWith("application/json");
        assertThat(history.json().path("items").isEmpty()).isFalse();
        door.delete("/api/deployments/told");
    }

    private static Door.Reply send(String method, String path, @Nullable String body) {
        if (body == null) {
            return method.equals("GET") ? door.get(path) : door.send(method, path, "application/json", "");
        }
        String json = body.startsWith("+") ? "{" + VALID + ", " + body.substring(1) + "}" : body;
        String type = path.startsWith("/api/models/import") ? "application/yaml" : "application/json";
        return door.send(method, path, type, json.replace("\\n", "\n"));
    }

    private static List<String> messages(JsonNode problem, String field) {
        List<String> messages = new ArrayList<>();
        for (JsonNode error : problem.path("errors")) {
            assertThat(error.has("value")).as("value of %s", error).isTrue();
            if (error.path("field").asText().equals(field)) {
                messages.add(error.path("message").asText());
            }
        }
        return messages;
    }
}
