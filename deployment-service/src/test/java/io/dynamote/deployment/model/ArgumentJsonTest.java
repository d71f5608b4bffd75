package io.dynamote.deployment.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArgumentJsonTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new ArgumentValue.Flag(false), "false"),
                Arguments.of(new ArgumentValue.WholeNumber(BigInteger.valueOf(Long.MIN_VALUE)), "-9223372036854775808"),
                Arguments.of(new ArgumentValue.DecimalNumber(new BigDecimal("0.90")), "0.9"),
                Arguments.of(
                        new ArgumentValue.DecimalNumber(new BigDecimal("0.1234567890123456789012345")),
                        "0.1234567890123456789012345"),
                Arguments.of(new ArgumentValue.Text("a \"b\" \\ 雪"), "\"a \\\"b\\\" \\\\ 雪\""),
                Arguments.of(
                        new ArgumentValue.Several(
                                List.of(new ArgumentValue.Text("1"), new ArgumentValue.WholeNumber(BigInteger.ONE))),
                        "[\"1\",1]"),
                Arguments.of(
                        new ArgumentValue.Json("{\"f\": 0.12345678901234567890, \"z\": 100.0, \"n\": null}"),
                        "{\"f\":0.12345678901234567890,\"z\":100.0,\"n\":null}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldKeepTypeAndEveryDigit(ArgumentValue value, String json) {
        assertThat(ArgumentJson.of(value)).hasToString(json);
    }
}
