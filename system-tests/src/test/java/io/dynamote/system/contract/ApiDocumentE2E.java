package io.dynamote.system.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.demo.Demo;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import io.dynamote.system.contract.ApiDocument.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The OpenAPI document against the running system with the demo's life in it: what it says is so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDocumentE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The alert that this test sends as another system would. */
    private static final String FOREIGN = "/api/alerts?status=firing&team=of-the-document";

    /** Answers without end, or for browsers. */
    private static final Set<String> NOT_ASKED = Set.of("stream", "askToAcknowledge");

    /** Change what others need, or send something somewhere; their schemas are those of others that are tried. */
    private static final Set<String> NOT_WRITTEN = Set.of("acknowledgeByLink", "testReceiver");

    private RunningSystem system;
    private Demo demo;
    private Door door;
    private ApiDocument document;
    private Map<String, String> ids;

    @BeforeAll
    void start() {
        system = RunningSystem.start(20);
        demo = Demo.start(system.portal(), 25, 1, Clock.systemUTC());
        door = new Door(system.portal());
        document = new ApiDocument(door.get("/api/openapi.json").json());
        door.post(
                "/api/v2/alerts",
                "[{\"labels\": {\"alertname\": \"Foreign\", \"team\": \"of-the-document\"}, \"annotations\": {\"summary\": \"of a Prometheus\"}}]",
                null);
        door.post("/api/silences", document.operation("addSilence").example().toString(), null);
        await().atMost(PATIENCE).until(() -> first(FOREIGN, "fingerprint") != null);
        await().atMost(PATIENCE).until(() -> first("/api/jobs", "id") != null);
        await().atMost(PATIENCE).until(() -> first("/api/hosts", "id") != null);
        await().atMost(PATIENCE).until(() -> first("/api/deployments?phase=Running", "name") != null);
        ids = Map.of(
                "models", "Qwen/Qwen3-0.6B",
                "deployments", String.valueOf(first("/api/deployments?phase=Running", "name")),
                "hosts", String.valueOf(first("/api/hosts", "id")),
                "jobs", String.valueOf(first("/api/jobs", "id")),
                "rules", String.valueOf(first("/api/rules", "id")),
                "alerts", String.valueOf(first(FOREIGN, "fingerprint")),
                "incidents", String.valueOf(first(FOREIGN, "incident")),
                "silences", String.valueOf(first("/api/silences", "id")),
                "silence", String.valueOf(first("/api/silences", "id")),
                "schemas", "deployment.state.v1");
    }

    @AfterAll
    void stop() {
        demo.close();
        system.close();
    }

    private @Nullable String first(String list, String field) {
        JsonNode value = door.get(list).json().path("items").path(0).path(field);
        return value.isMissingNode() ? null : value.asText();
    }

    private String address(Operation operation) {
        String kind = operation.path().replaceFirst("^/api/(v2/)?", "").replaceFirst("/.*", "");
        String id = operation.id().equals("reportJob") ? "backup/of-the-document" : ids.getOrDefault(kind, "none");
        StringBuilder address = new StringBuilder(
                operation.path().replace("{dimension}", "model").replaceFirst("\\{\\w+}", id.replace("$", "")));
        for (JsonNode parameter : operation.node().path("parameters")) {
            if (parameter.path("required").asBoolean()
                    && parameter.path("in").asText().equals("query")) {
                address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(encoded(parameter.at("/schema/enum/0").asText("x")));
            }
        }
        return address.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Stream<Operation> reading() {
        return document.operations().stream()
                .filter(operation -> operation.verb().equals("GET") && !NOT_ASKED.contains(operation.id()));
    }

    @ParameterizedTest
    @MethodSource("reading")
    void shouldAnswerAsTheDocumentSays(Operation operation) {
        Door.Reply reply = door.get(address(operation));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode content = operation.node().at("/responses/200/content");
        String type = reply.contentType().replaceFirst(";.*", "");
        assertThat(content.has(type))
                .as("%s is among %s", type, content.fieldNames())
                .isTrue();
        if (type.equals("application/json")) {
            assertThat(document.faults(operation, 200, reply.json()))
                    .as(cut(reply.body()))
                    .isEmpty();
        }
    }

    private static String cut(String body) {
        return body.substring(0, Math.min(2_000, body.length()));
    }

    @ParameterizedTest
    @MethodSource("reading")
    void shouldHaveTheParametersThatTheDocumentLimits(Operation operation) {
        for (JsonNode parameter : operation.node().path("parameters")) {
            JsonNode schema = parameter.path("schema");
            if (parameter.path("in").asText().equals("query") && (schema.has("maximum") || schema.has("enum"))) {
                String address = address(operation);
                String beyond = schema.has("maximum")
                        ? Long.toString(schema.get("maximum").asLong() + 1)
                        : "none-of-these";
                String name = parameter.path("name").asText();
                String other = address.replaceFirst("[?&]" + name + "=[^&]*", "");
                Door.Reply reply = door.get(other + (other.contains("?") ? "&" : "?") + name + "=" + beyond);
                assertThat(reply.status())
                        .as("%s with %s=%s: %s", operation, name, beyond, cut(reply.body()))
                        .isBetween(400, 422);
                assertThat(reply.json().path("errors").findValuesAsText("field"))
                        .contains(name);
            }
        }
    }

    Stream<Operation> writing() {
        return document.operations().stream()
                .filter(operation -> !operation.example().isMissingNode() && !NOT_WRITTEN.contains(operation.id()));
    }

    /** The example as it is shown; ids in the path that others need stay as they are. */
    private Door.Reply send(Operation operation, JsonNode body) {
        return door.send(operation.verb(), address(operation), "application/json", body.toString());
    }

    @ParameterizedTest
    @MethodSource("writing")
    void shouldTakeTheExampleAndNothingThatTheSchemaRefuses(Operation operation) {
        for (JsonNode broken : broken(operation)) {
            Door.Reply refused = send(operation, broken);
            assertThat(refused.status())
                    .as("%s with %s: %s", operation, broken, refused.body())
                    .isBetween(400, 422);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(document.faults(problem(), refused.json())).isEmpty();
        }
        JsonNode example = fitting(operation);
        Door.Reply reply = send(operation, example);
        assertThat(reply.status()).as(reply.body()).isBetween(200, 202);
        if (reply.contentType().startsWith("application/json") && !reply.body().isEmpty()) {
            assertThat(document.faults(operation, reply.status(), reply.json()))
                    .as(reply.body())
                    .isEmpty();
        }
    }

    /** The example, where it would be in the way of others under a name of its own. */
    private JsonNode fitting(Operation operation) {
        if (!(operation.example() instanceof ObjectNode example)) {
            return operation.example();
        }
        ObjectNode fitting = example.deepCopy();
        return switch (operation.id()) {
            case "replaceModel" -> fitting.put("id", ids.get("models"));
            case "createDeployment" -> fitting.put("name", "of-the-document");
            case "replaceRule" -> fitting.put("name", "Another name");
            default -> fitting;
        };
    }

    private JsonNode problem() {
        return document.operation("listModels").node().at("/responses/422/content/application~1problem+json/schema");
    }

    /** Bodies that the schema does not allow: without each required field, with one that is not known. */
    private List<JsonNode> broken(Operation operation) {
        List<JsonNode> broken = new ArrayList<>();
        JsonNode schema = document.resolved(operation.body());
        if (!operation.example().isObject() || operation.id().equals("checkRule")) {
            return broken;
        }
        for (JsonNode required : schema.path("required")) {
            ObjectNode without = operation.example().deepCopy();
            without.remove(required.asText());
            broken.add(without);
        }
        if (document.isClosed(operation.body())) {
            ObjectNode more = operation.example().deepCopy();
            broken.add(more.put("notKnown", 1));
        }
        return broken;
    }

    @Test
    void shouldTryMostOfTheDocument() {
        assertThat(reading().count()).isGreaterThan(40);
        assertThat(writing().count()).isGreaterThan(12);
    }
}
