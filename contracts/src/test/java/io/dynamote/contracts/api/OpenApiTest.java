package io.dynamote.contracts.api;

import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.schema.SourceTexts;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The generator on an API of toys. */
class OpenApiTest {

    private static final SourceTexts NONE = SourceTexts.of(Path.of("."));

    private static ObjectNode document(Class<?>... controllers) {
        return new OpenApi("toy", List.of(controllers), NONE).document();
    }

    private static JsonNode operation(String verb, String path) {
        return document(ToyController.class).at("/paths").path(path).path(verb);
    }

    @Test
    void shouldFindEachRoute() {
        assertThat(document(ToyController.class).get("paths").fieldNames())
                .toIterable()
                .containsExactly(
                        "/api/toys", "/api/toys/file", "/api/toys/old-file", "/api/toys/{id}", "/api/toys/{kind}/new");
        assertThat(operation("post", "/api/toys/{kind}/new").path("operationId").asText())
                .isEqualTo("makeToy");
    }

    @Test
    void shouldTakeParametersFromTheSignatureAndTheOutline() {
        JsonNode parameters = operation("get", "/api/toys").get("parameters");
        assertThat(parameters.findValuesAsText("name")).containsExactly("colour", "limit", "broken", "words");
        JsonNode limit = parameters.get(1);
        assertThat(limit.get("schema").toString()).isEqualTo("{\"type\":\"integer\",\"maximum\":9}");
        assertThat(limit.has("required")).isFalse();
        assertThat(parameters.get(2).path("required").asBoolean()).isTrue();
        assertThat(parameters.get(3).path("required").asBoolean()).isTrue();
    }

    @Test
    void shouldTakeWhatIsInPathsAndHeaders() {
        JsonNode show = operation("get", "/api/toys/{id}").get("parameters");
        assertThat(show.get(0).toString())
                .isEqualTo("{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"description\":\"Id of the toy.\","
                        + "\"schema\":{\"type\":\"string\",\"example\":\"a/b\"}}");
        assertThat(show.get(1).path("$ref").asText()).isEqualTo("#/components/parameters/If-Match");
    }

    @Test
    void shouldDeriveAnswersFromSignatures() {
        ObjectNode document = document(ToyController.class);
        assertThat(document.at("/paths")
                        .path("/api/toys/{id}")
                        .at("/get/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Plaything");
        assertThat(document.at("/paths")
                        .path("/api/toys")
                        .at("/get/responses/200/content/application~1json/schema/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Plaything");
        assertThat(document.at("/components/schemas/Plaything/properties/owner").toString())
                .isEqualTo("{\"type\":[\"string\",\"null\"],\"format\":\"uuid\"}");
    }

    @Test
    void shouldTakeFromTheOutlineWhatSignaturesDoNotSay() {
        JsonNode make = operation("post", "/api/toys/{kind}/new");
        assertThat(make.at("/requestBody/content/application~1json").toString())
                .isEqualTo("{\"schema\":{\"$ref\":\"#/components/schemas/ToyInput\"},\"example\":{\"name\":\"bear\"}}");
        assertThat(make.at("/requestBody/content/text~1csv/schema/type").asText())
                .isEqualTo("string");
        assertThat(make.at("/requestBody/required").asBoolean()).isTrue();
        assertThat(make.at("/responses/201/headers/Location/$ref").asText()).isEqualTo("#/components/headers/Location");
        JsonNode file = operation("get", "/api/toys/old-file");
        assertThat(file.at("/responses/200/content/application~1json/schema/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/ToyInput");
    }

    @Test
    void shouldGroupRefusalsByTheirStatus() {
        JsonNode responses = operation("get", "/api/toys/{id}").get("responses");
        assertThat(responses.fieldNames()).toIterable().containsExactly("200", "404", "default");
        assertThat(responses.at("/404/description").asText())
                .isEqualTo("- `toy_lost`: nobody knows where it is\n- `toy_gone`: it was given away");
        assertThat(responses
                        .at("/404/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem");
    }

    @Test
    void shouldKeepOnlyComponentsThatAreUsed() {
        JsonNode components = document(ToyController.class).get("components");
        assertThat(components.get("schemas").fieldNames())
                .toIterable()
                .contains("ToyInput", "Plaything", "Problem", "FieldError")
                .doesNotContain("Unused");
        assertThat(components.get("parameters").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Idempotency-Key", "If-Match");
    }

    @Test
    void shouldSayThatAProblemAlwaysHasItsCode() {
        assertThat(document(ToyController.class)
                        .at("/components/schemas/Problem/required")
                        .toString())
                .contains("type", "title", "status", "code")
                .doesNotContain("detail");
    }

    @Controller("/api/other")
    static final class OtherController {
        @Get
        int nothing() {
            return 0;
        }
    }

    @Test
    void shouldRefuseAnOperationThatTheOutlineDoesNotDescribe() {
        assertThatThrownBy(() -> document(ToyController.class, OtherController.class))
                .hasMessageContaining("the outline says nothing of OtherController.nothing");
    }

    @Test
    void shouldRefuseAnOutlineOfAnOperationThatIsGone() {
        assertThatThrownBy(() -> document(OtherController.class))
                .hasMessageContaining("the outline describes what no controller has")
                .hasMessageContaining("ToyController.list");
    }
}
