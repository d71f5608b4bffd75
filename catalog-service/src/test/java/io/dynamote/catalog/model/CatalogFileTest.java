package io.dynamote.catalog.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CatalogFileTest {

    private static final String GOOD = """
            # one model
            version: 1
            models:
              - id: acme/seven
                name: "Seven"
                description: 'A model: with a colon'
                size: 7B
                task: chat
                parameters: 7000000000
                contextLength: 4096
                license: mit
                gated: true
                supportedEngines:
                  - vllm
                  - sglang
                minGpuMemory: 16GB
                architecture: {layers: 32, kvHeads: 8, headSize: 128, precision: fp8}
            """;

    @Test
    void shouldReadAFile() {
        Model model = read(GOOD).getFirst();
        assertThat(model.description()).isEqualTo("A model: with a colon");
        assertThat(model.gated()).isTrue();
        assertThat(model.supportedEngines()).containsExactly(Engine.VLLM, Engine.SGLANG);
        assertThat(model.architecture()).isEqualTo(new Architecture(32, 8, 128, Precision.FP8));
    }

    @Test
    void shouldNameLineAndFieldOfEveryFault() {
        String bad = GOOD.replace("7B", "7")
                .replace("4096", "many")
                .replace("- sglang", "- tgi")
                .replace("headSize: 128", "headSize: 0")
                .replace("    license: mit\n", "")
                .replace("gated: true", "colour: red");
        assertThat(faults(bad))
                .extracting(error -> error.field() + " " + error.message().replaceAll(": .*", ""))
                .containsExactlyInAnyOrder(
                        "models[0].size line 7",
                        "models[0].contextLength line 10",
                        "models[0].license line 4",
                        "models[0].colour line 11",
                        "models[0].supportedEngines[1] line 14",
                        "models[0].architecture.headSize line 16");
    }

    @Test
    void shouldRefuseTheSameModelTwiceAndSayWhere() {
        String second = GOOD.substring(GOOD.indexOf("  - id"));
        FieldError error = faults(GOOD + second).getFirst();
        assertThat(error.field()).isEqualTo("models[1].id");
        assertThat(error.message()).isEqualTo("line 18: must be there once, but is at line 4 as well");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 2\nmodels: []",
                "models: []",
                "version: 1",
                "version: 1\nmodels: {}",
                "version: 1\nmodels: [7]",
                "version: 1\nmodels: []\nmore: 1",
                "[]",
                "just text",
                "version: 1.0\nmodels: []",
                "version: '1'\nmodels: []"
            })
    void shouldRefuseAFileOfAnotherForm(String file) {
        assertThat(faults(file)).allSatisfy(error -> assertThat(error.message()).startsWith("line "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing but a comment",
                "version: 1\nmodels:\n  - &a {id: x}\n  - *a",
                "a: &a [x, x]\nb: &b [*a, *a]",
                "version: !!int 1\nmodels: []",
                "version: 1\nmodels: !!javax.script.ScriptEngineManager []",
                "version: 1\nversion: 1",
                "version: 1\n---\nversion: 1",
                "version: 1\n\tmodels: []",
                "version: [1",
                "? [1, 2]\n: 3",
                "? {a: b}\n: 3",
                "version: \"\u0001\""
            })
    void shouldRefuseWhatIsNotPlainYaml(String file) {
        InvalidInputException refused = refusal(file.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status().getCode()).isEqualTo(400);
        assertThat(refused.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("body"));
    }

    @Test
    void shouldRefuseTextThatIsNotUtf8() {
        assertThat(refusal(new byte[] {(byte) 0xc3, (byte) 0x28})
                        .errors()
                        .getFirst()
                        .message())
                .isEqualTo("must be text in UTF-8");
    }

    @Test
    void shouldRefuseDepthWithoutFollowingIt() {
        String deep = "version: 1\nmodels: " + "[".repeat(100_000);
        assertThat(refusal(deep.getBytes(StandardCharsets.UTF_8))
                        .errors()
                        .getFirst()
                        .message())
                .isEqualTo("line 2: must not be nested deeper than 10 levels");
    }

    @Test
    void shouldTakeBackWhatItWrites() {
        List<Model> models = Models.many(500);
        assertThat(read(CatalogFile.write(models))).isEqualTo(models);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "12",
                "0x1F",
                "1e3",
                "~",
                "- item",
                "a: b",
                "# hash",
                "a #b",
                "'quoted'",
                "\"",
                "{a}",
                "[a]",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "`a`",
                "...",
                "---",
                "日本語 ünïcödé",
                "emoji 🚀",
                "<b>",
                "a  b",
                ".inf"
            })
    void shouldTakeBackNamesThatLookLikeYaml(String name) {
        Model model = Models.named("acme/tricky", name);
        assertThat(read(CatalogFile.write(List.of(model)))).containsExactly(model);
    }

    @Test
    void shouldKeepTheLicenceAndShipAFileThatItWouldWriteTheSameWay() {
        List<Model> shipped = ShippedModels.read();
        assertThat(read(CatalogFile.write(shipped))).isEqualTo(shipped);
    }

    private static List<Model> read(String file) {
        return CatalogFile.read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<FieldError> faults(String file) {
        InvalidInputException refused = refusal(file.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status().getCode()).isEqualTo(422);
        return refused.errors();
    }

    private static InvalidInputException refusal(byte[] file) {
        return catchThrowableOfType(InvalidInputException.class, () -> CatalogFile.read(file));
    }
}
