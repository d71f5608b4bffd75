package io.dynamote.runtime.page;

import java.time.Instant;
import java.util.List;

import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Qwen/Qwen3-0.6B", "größer & <b>", "a\u0000b"})
    void shouldComeBackAsItWas(String key) {
        assertThat(Cursor.decode(new Cursor(key).encoded())).isEqualTo(new Cursor(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "a b", "_w"})
    void shouldRefuseWhatIsNoCursor(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Cursor.decode(text))
                .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("cursor"));
    }

    @Test
    void shouldRefuseACursorOfAnyLength() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Cursor.decode("A".repeat(2_000)));
    }

    @Test
    void shouldHaveADefaultLimit() {
        assertThat(PageLimit.of(null)).isEqualTo(new PageLimit(50));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201, Integer.MAX_VALUE})
    void shouldRefuseALimitOutsideOfOneToTwoHundred(int limit) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PageLimit.of(limit))
                .withMessageContaining("limit must be 1 to 200");
        assertThatIllegalArgumentException().isThrownBy(() -> new PageLimit(limit));
    }

    @Test
    void shouldKeepAgeAndCursorWhenItemsChange() {
        Page<Integer> page = new Page<>(List.of(1, 2), "next", Instant.EPOCH, true);
        assertThat(page.map(String::valueOf)).isEqualTo(new Page<>(List.of("1", "2"), "next", Instant.EPOCH, true));
    }
}
