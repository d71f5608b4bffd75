package io.dynamote.catalog.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ModelReaderTest {

    private static final String GOOD = """
            {"id": "Qwen/Qwen3-0.6B", "name": "Qwen3 0.6B", "description": "Small.", "size": "0.6B",
             "task": "text-generation", "parameters": 596049920, "contextLength": 32768, "license": "apache-2.0",
             "gated": true, "supportedEngines": ["trtllm", "vllm"], "minGpuMemory": "4GB",
             "architecture": {"layers": 28, "kvHeads": 8, "headSize": 128, "precision": "bf16"}}""";

    private final FieldErrors errors = new FieldErrors();

    @Test
    void shouldReadEveryFact() {
        Optional<Model> model = read(json(GOOD));
        assertThat(errors.list()).isEmpty();
        ModelView view = ModelView.of(model.orElseThrow());
        assertThat(view)
                .isEqualTo(new ModelView(
                        "Qwen/Qwen3-0.6B",
                        "Qwen3 0.6B",
                        "Small.",
                        "0.6B",
                        "text-generation",
                        596_049_920L,
                        32_768,
                        "apache-2.0",
                        true,
                        List.of("vllm", "trtllm"),
                        "4GB",
                        new ModelView.ArchitectureView(28, 8, 128, "bf16")));
    }

    @Test
    void shouldTakeUnknownFactsAsUnknown() {
        ObjectNode json = json(GOOD);
        json.remove(List.of("parameters", "gated", "architecture"));
        ModelView view = ModelView.of(read(json).orElseThrow());
        assertThat(view.parameters()).isNull();
        assertThat(view.architecture()).isNull();
        assertThat(view.gated()).isFalse();
    }

    /** Field to set | value as JSON, empty to leave the field out | field at fault | part of the message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            id               |                          | id                  | is required
            id               | null                     | id                  | is required
            id               | 5                        | id                  | must be a string
            id               | "gpt2"                   | id                  | must be organisation/name
            id               | "a/b/c"                  | id                  | must be organisation/name
            id               | "../etc"                 | id                  | must be organisation/name
            id               | "a/.."                   | id                  | must be organisation/name
            id               | "a/b..c"                 | id                  | must be organisation/name
            id               | "-a/b"                   | id                  | must be organisation/name
            id               | "a/b-"                   | id                  | must be organisation/name
            id               | "a/b c"                  | id                  | must be organisation/name
            id               | "a/<b>"                  | id                  | must be organisation/name
            name             | ""                       | name                | must be one line of 1 to 100
            name             | "   "                    | name                | must be one line of 1 to 100
            name             | "a\\nb"                  | name                | must be one line of 1 to 100
            name             | "a\\u0000b"              | name                | must be one line of 1 to 100
            name             | "a\\u202eb"              | name                | must be one line of 1 to 100
            name             | ["a"]                    | name                | must be a string
            description      |                          | description         | is required
            description      | "a\\u001b[31mb"          | description         | must be one line of 1 to 500
            size             | 7                        | size                | must be a string
            size             | "7"                      | size                | must be a number above 0
            size             | "0B"                     | size                | must be a number above 0
            size             | "-7B"                    | size                | must be a number above 0
            size             | "7 B"                    | size                | must be a number above 0
            size             | "12345B"                 | size                | must be a number above 0
            size             | "6B"                     | size                | must be close to parameters, which is 596049920
            task             | "embedding"              | task                | must be text-generation or chat
            parameters       | 0                        | parameters          | must be 1 to
            parameters       | -1                       | parameters          | must be 1 to
            parameters       | 1.5                      | parameters          | must be a whole number
            parameters       | "596049920"              | parameters          | must be a whole number
            parameters       | 99999999999999999999     | parameters          | must be a whole number
            contextLength    |                          | contextLength       | is required
            contextLength    | 0                        | contextLength       | must be 1 to 16777216
            contextLength    | 16777217                 | contextLength       | must be 1 to 16777216
            contextLength    | 4294967297               | contextLength       | must be a whole number
            license          | ""                       | license             | must be one line of 1 to 100
            gated            | "yes"                    | gated               | must be true or false
            supportedEngines | []                       | supportedEngines    | must name at least one
            supportedEngines | "vllm"                   | supportedEngines    | must be a list
            supportedEngines | ["vllm", "tgi"]          | supportedEngines[1] | must be vllm, sglang or trtllm
            supportedEngines | [1]                      | supportedEngines[0] | must be a string
            minGpuMemory     | "4"                      | minGpuMemory        | must be whole gigabytes
            minGpuMemory     | "4GiB"                   | minGpuMemory        | must be whole gigabytes
            minGpuMemory     | "0GB"                    | minGpuMemory        | must be whole gigabytes
            minGpuMemory     | "10000GB"                | minGpuMemory        | must be whole gigabytes
            architecture     | 28                       | architecture        | must be an object
            architecture     | {}                       | architecture.layers | is required
            architecture     | {"layers": 0}            | architecture.layers | must be 1 to 1000
            architecture     | {"kvHeads": 2000}        | architecture.kvHeads | must be 1 to 1024
            architecture     | {"headSize": -1}         | architecture.headSize | must be 1 to 4096
            architecture     | {"precision": "bf17"}    | architecture.precision | must be fp32, bf16
            architecture     | {"heads": 1}             | architecture.heads  | is not a known field
            colour           | "red"                    | colour              | is not a known field
            """)
    void shouldRefuse(String field, String value, String faulty, String message) {
        ObjectNode json = json(GOOD);
        if (value == null) {
            json.remove(field);
        } else {
            json.set(field, json("{\"value\": " + value + "}").get("value"));
        }
        assertThat(read(json).isPresent() && errors.isEmpty()).isFalse();
        assertThat(errors.list())
                .anySatisfy(error -> {
                    assertThat(error.field()).isEqualTo(faulty);
                    assertThat(error.message()).contains(message);
                })
                .extracting(FieldError::field)
                .allMatch(path -> path.startsWith(field));
    }

    @Test
    void shouldTakeNamesAtTheirLimitAndRefuseOnesOverIt() {
        ObjectNode json = json(GOOD);
        json.put("id", "a".repeat(96) + "/" + "b".repeat(96));
        json.put("name", "n".repeat(100));
        json.put("description", "d".repeat(500));
        assertThat(read(json)).isPresent();
        json.put("id", "a".repeat(97) + "/b");
        json.put("name", "n".repeat(101));
        json.put("description", "d".repeat(501));
        assertThat(read(json)).isEmpty();
        assertThat(errors.list()).extracting(FieldError::field).containsExactly("id", "name", "description");
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        assertThat(read(json("{}"))).isEmpty();
        assertThat(errors.list())
                .extracting(FieldError::field)
                .containsExactly(
                        "id",
                        "name",
                        "description",
                        "size",
                        "task",
                        "contextLength",
                        "license",
                        "supportedEngines",
                        "minGpuMemory");
    }

    private Optional<Model> read(JsonNode json) {
        return ModelReader.read(ObjectReader.of(json, errors));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonBody.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
