package io.dynamote.contracts.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dynamote.contracts.Promise;
import io.dynamote.contracts.compat.ApiRules;
import io.dynamote.contracts.schema.SourceTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/api/*.yaml} say what the controllers say, each service for itself and the door for all. */
class ApiDocumentTest {

    private static final SourceTexts TEXTS = SourceTexts.of(Path.of(".."));
    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete");

    static Stream<String> services() {
        return Controllers.SERVICES.stream();
    }

    private static ObjectNode document(String service) {
        return new OpenApi(service, Controllers.of(service), TEXTS).document();
    }

    private static ObjectNode web() {
        return new OpenApi("web", Controllers.ofTheDoor(), TEXTS).document();
    }

    private static ObjectNode door() {
        return new Door(Controllers.proxy())
                .document(web(), services().map(ApiDocumentTest::document).toList());
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldSayWhatAServiceAnswers(String service) throws IOException {
        Promise.of(service + ".yaml", ApiRules::breaks).shouldSay(document(service));
    }

    @Test
    void shouldSayWhatTheDoorAnswersItself() throws IOException {
        Promise.of("web.yaml", ApiRules::breaks).shouldSay(web());
    }

    @Test
    void shouldSayWhatTheDoorLetsThrough() throws IOException {
        Promise.of("dynamote.yaml", ApiRules::breaks).shouldSay(door());
    }

    @Test
    void shouldHaveNoOperationTwice() {
        List<String> ids = new ArrayList<>();
        operations(door())
                .forEach(operation -> ids.add(operation.path("operationId").asText()));
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }

    @Test
    void shouldLetThroughNoHealthOfSingleServices() {
        assertThat(door().path("paths").fieldNames())
                .toIterable()
                .allMatch(path -> path.startsWith("/api/"))
                .contains("/api/health", "/api/stream", "/api/models/{id}", "/api/v2/alerts");
    }

    /** Of what services offer the door hides nothing but health and, on purpose, nothing else. */
    @Test
    void shouldHideNothingOfServicesUnnoticed() {
        Set<String> hidden = new TreeSet<>();
        Door door = new Door(Controllers.proxy());
        for (String service : Controllers.SERVICES) {
            document(service)
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
                        if (!door.isPassed(verb, path.getKey())) {
                            hidden.add(verb + " " + path.getKey());
                        }
                    }));
        }
        assertThat(hidden).containsExactly("get /health", "get /health/live", "get /health/ready");
    }

    @Test
    void shouldSayOfEveryOperationWhatPeopleNeed() {
        for (JsonNode operation : operations(door())) {
            String id = operation.path("operationId").asText();
            assertThat(operation.path("summary").asText()).as(id).isNotBlank().doesNotEndWith(".");
            assertThat(operation.path("responses").has("default"))
                    .as("problems of %s", id)
                    .isTrue();
            assertThat(operation.path("parameters")).allSatisfy(parameter -> {
                boolean described = parameter.has("$ref")
                        || parameter.path("description").asText().length() > 5;
                assertThat(described).as("%s of %s", parameter.path("name"), id).isTrue();
            });
        }
    }

    @Test
    void shouldDescribeEachFieldThatIsAReference() {
        ObjectNode door = door();
        assertThat(door.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(door.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void shouldHaveExamplesThatHoldToTheirSchemas() {
        ObjectNode door = door();
        int examples = 0;
        for (JsonNode operation : operations(door)) {
            for (JsonNode media : operation.at("/requestBody/content")) {
                if (media.has("example")) {
                    assertThat(schema(door, media.get("schema")).validate(media.get("example")))
                            .as("example of %s", operation.path("operationId"))
                            .isEmpty();
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThan(8);
    }

    /** A schema with the components to which it refers. */
    private static Schema schema(JsonNode document, JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    private static List<JsonNode> operations(JsonNode document) {
        List<JsonNode> found = new ArrayList<>();
        document.path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(operation -> VERBS.contains(operation.getKey()))
                        .forEach(operation -> found.add(operation.getValue())));
        return found;
    }
}
