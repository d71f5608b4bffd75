package io.dynamote.alert.expression;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "71, 71",
        "0.8234567, 0.8235",
        "12.34567, 12.35",
        "123456.7, 123457",
        "-1.5, -1.5",
        "0.00012346, 0.0001235",
        "1e20, 1.00e+20",
        "1.5e-9, 1.50e-09",
        "NaN, not a number",
        "Infinity, infinite",
        "-Infinity, -infinite",
        "9999.96, 10000",
        "1000000, 1000000"
    })
    void shouldWriteShortNumbers(double value, String text) {
        assertThat(Display.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.8234, 82.3 %", "0, 0 %", "1, 100 %", "0.00049, 0.049 %", "0.0005, 0.05 %", "1.25, 125 %"})
    void shouldWriteShares(double value, String text) {
        assertThat(Display.percent(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1 KiB", "1610612736, 1.5 GiB", "-2048, -2 KiB", "2e18, 1776 PiB"})
    void shouldWriteAmountsOfBytes(double value, String text) {
        assertThat(Display.bytes(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ms",
        "0.35, 350ms",
        "1, 1s",
        "1.25, 1.2s",
        "59.94, 59.9s",
        "60, 1m",
        "90, 1m 30s",
        "3600, 1h",
        "7500, 2h 5m",
        "86400, 1d",
        "93784, 1d 2h",
        "-90, -1m 30s",
        "NaN, not a number"
    })
    void shouldWriteTimes(double seconds, String text) {
        assertThat(Display.duration(seconds)).isEqualTo(text);
    }
}
