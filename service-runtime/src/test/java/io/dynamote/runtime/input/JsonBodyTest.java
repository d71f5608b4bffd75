package io.dynamote.runtime.input;

import java.nio.charset.StandardCharsets;

import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\": 1,}",
                "{\"a\": 1} {\"b\": 2}",
                "{\"a\": 1, \"a\": 2}",
                "name: yaml",
                "{\"a\": NaN}",
                "{\"a\": \"\t\"}"
            })
    void shouldRefuseWhatIsNotOneStrictDocument(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> JsonBody.parse(text.getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("body"))
                .satisfies(e -> assertThat(e.errors().getFirst().message()).contains("line 1"));
    }

    @Test
    void shouldRefuseAnEmptyBody() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> JsonBody.parse(null))
                .withMessage("body is required");
    }

    @Test
    void shouldBoundTheDepth() {
        String deep = "[".repeat(100) + "]".repeat(100);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> JsonBody.parse(deep.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("depth");
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> JsonBody.parse(new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'}));
    }
}
