package io.dynamote.runtime.input;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class YamlDocumentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7            | 7
            -7           | -7
            1.50         | 1.50
            '7'          | "7"
            "7"          | "7"
            0.6B         | "0.6B"
            true         | true
            'true'       | "true"
            yes          | "yes"
            null         | null
            4GB          | "4GB"
            2026-11-20   | "2026-11-20"
            [a, 1]       | ["a",1]
            {a: b}       | {"a":"b"}
            12345678901234567890123 | 12345678901234567890123
            .nan         | ".nan"
            0x10         | "0x10"
            1_000        | "1_000"
            """)
    void shouldReadValuesAsJsonWould(String yaml, String json) {
        assertThat(parse("value: " + yaml).root()).hasToString("{\"value\":" + json + "}");
    }

    @Test
    void shouldReadTextOverSeveralLines() {
        assertThat(parse("value: >\n  one\n  two\n").root()).hasToString("{\"value\":\"one two\\n\"}");
    }

    /** A collection that is written in blocks begins with its first entry. */
    @ParameterizedTest
    @CsvSource({
        "version, 2",
        "models, 4",
        "models[0], 4",
        "models[0].id, 4",
        "models[0].name, 5",
        "models[0].architecture.layers, 7",
        "models[0].architecture.missing, 7",
        "models[0].missing, 4",
        "models[1], 9",
        "models[1].id, 9",
        "models[7].id, 4",
        "missing, 1",
        "body, 1"
    })
    void shouldKnowTheLineOfAValueOrOfWhatShouldHoldIt(String path, int line) {
        YamlDocument document = parse("""
                # a file
                version: 1
                models:
                  - id: a/a
                    name: A
                    architecture:
                      layers: 3
                  -
                    id: b/b
                """);
        assertThat(document.line(path)).isEqualTo(line);
    }

    @Test
    void shouldReadCharactersOfTwoUnitsWhereverTheyStand() {
        for (int before = 0; before < 2_100; before++) {
            String value = "a".repeat(before) + "🜁".repeat(3);
            assertThat(parse("a: " + value).root().path("a").textValue()).isEqualTo(value);
        }
    }

    private static YamlDocument parse(String text) {
        return YamlDocument.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
