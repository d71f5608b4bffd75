package io.dynamote.catalog.model;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0.6B, 600000000",
        "1.5B, 1500000000",
        "500M, 500000000",
        "1T, 1000000000000",
        "3.8B, 3800000000",
        "0.001K, 1",
        "9999.999T, 9999999000000000"
    })
    void shouldSayANumber(String text, long expected) {
        assertThat(new ModelSize(text).nominal()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1B, 1000000000",
        "1b, 1000000000",
        "500m, 500000000",
        "1500000000, 1500000000",
        "0, 0",
        "0.5B, 500000000"
    })
    void shouldReadBoundsOfASearch(String text, long expected) {
        assertThat(ModelSize.bound(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "B", "-1B", "1.B", ".5B", "1e9", "1 B", "1,5B", "10000000000000000", "1.5", "١B", "NaN"})
    void shouldRefuseBoundsThatAreNoNumber(String text) {
        assertThatThrownBy(() -> ModelSize.bound(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a number of parameters such as 1B");
    }

    @ParameterizedTest
    @CsvSource({
        "1B, 1235814400, true",
        "2B, 2614341888, true",
        "7B, 7248023552, true",
        "7B, 7000000, false",
        "7B, 70000000000, false",
        "0.6B, 596049920, true",
        "3B, 1999999999, false"
    })
    void shouldKnowAFairRounding(String text, long parameters, boolean fair) {
        assertThat(new ModelSize(text).rounds(new ParameterCount(parameters))).isEqualTo(fair);
    }
}
