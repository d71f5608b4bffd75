package io.dynamote.contracts.api;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.document.YamlText;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DoorTest {

    @Controller
    static final class ProxyController {
        @Get(uris = {"/api/toys", "/api/toys/{+rest}"})
        void get() {}

        @Delete(uris = {"/api/toys/{+rest}"})
        void delete() {}
    }

    private final Door door = new Door(ProxyController.class);

    private static ObjectNode service(String path, String schema) {
        return YamlText.read("""
                info: {version: '1.0'}
                tags: [{name: Toys, description: Things.}, {name: Health, description: Whether it works.}]
                paths:
                  %s:
                    get:
                      tags: [Toys]
                      operationId: a
                      responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Toy'}}}}}
                  /health: {get: {tags: [Health], responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Health'}}}}}}}
                components:
                  schemas:
                    Toy: {type: %s, properties: {of: {$ref: '#/components/schemas/Maker'}}}
                    Maker: {type: string}
                    Health: {type: string}
                """.formatted(path, schema));
    }

    private static ObjectNode own() {
        return YamlText.read("""
                info: {version: '7.0'}
                tags: [{name: Push, description: Changes.}]
                paths: {/api/stream: {get: {tags: [Push], operationId: stream, responses: {}}}}
                components: {}
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "get, /api/toys, true",
        "get, '/api/toys/{id}', true",
        "get, '/api/toys/{id}/parts', true",
        "delete, '/api/toys/{id}', true",
        "delete, /api/toys, false",
        "put, '/api/toys/{id}', false",
        "get, /api/toy, false",
        "get, /health, false",
    })
    void shouldLetThroughWhatItHasARouteFor(String verb, String path, boolean passed) {
        assertThat(door.isPassed(verb, path)).isEqualTo(passed);
    }

    @Test
    void shouldPutTogetherItsOwnAndWhatItLetsThrough() {
        ObjectNode merged =
                door.document(own(), List.of(service("/api/toys", "object"), service("/api/others", "object")));
        assertThat(merged.get("paths").fieldNames()).toIterable().containsExactly("/api/toys", "/api/stream");
        assertThat(merged.at("/info/version").asText()).isEqualTo("7.0");
        assertThat(merged.get("tags").findValuesAsText("name")).containsExactly("Toys", "Push");
    }

    @Test
    void shouldKeepSchemasThatAreUsedThroughOthersAndNoMore() {
        ObjectNode merged = door.document(own(), List.of(service("/api/toys", "object")));
        assertThat(merged.at("/components/schemas").fieldNames()).toIterable().containsExactly("Toy", "Maker");
    }

    @Test
    void shouldRefuseTwoSchemasOfOneName() {
        assertThatThrownBy(() ->
                        door.document(own(), List.of(service("/api/toys", "object"), service("/api/toys/x", "array"))))
                .hasMessageContaining("two services have different schemas called Toy");
    }
}
