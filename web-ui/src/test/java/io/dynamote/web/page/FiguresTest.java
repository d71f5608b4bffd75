package io.dynamote.web.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.001, <0.01",
        "0.42, 0.42",
        "9.994, 9.99",
        "9.996, 10.0",
        "12.44, 12.4",
        "99.96, 100",
        "'1240.4', '1,240'",
        "999999.4, '999,999'",
        "1254000, 1.25 M",
        "2100000000, 2.10 G"
    })
    void shouldWriteNumbersAboutThreeDigitsWide(double value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 ms",
        "4.21, 4.2 ms",
        "9.96, 10 ms",
        "850, 850 ms",
        "999.6, 1.00 s",
        "1254, 1.25 s",
        "72000, 1.2 min"
    })
    void shouldWriteMilliseconds(double value, String text) {
        assertThat(Figures.millis(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.00001, <0.01 %", "0.0005, 0.05 %", "0.0123, 1.2 %", "0.43, 43 %", "1.04, 104 %"})
    void shouldWriteShares(double ratio, String text) {
        assertThat(Figures.percent(ratio)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "999.6, 1.00 kB", "1250000000, 1.25 GB", "5e18, '5,000 PB'"})
    void shouldWriteBytesInPowersOfTen(double value, String text) {
        assertThat(Figures.bytes(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-3, 0 s",
        "59.4, 59 s",
        "60, 1 min",
        "125, 2 min 5 s",
        "11520, 3 h 12 min",
        "86400, 1 d",
        "100000, 1 d 3 h",
        "1036800, 12 d"
    })
    void shouldWriteSpansInAtMostTwoUnits(double seconds, String text) {
        assertThat(Figures.span(seconds)).isEqualTo(text);
    }

    @Test
    void shouldWriteADashForWhatIsNotKnownNeverZero() {
        assertThat(Figures.number(null))
                .isEqualTo("–")
                .isEqualTo(Figures.count(null))
                .isEqualTo(Figures.millis(null))
                .isEqualTo(Figures.percent(null))
                .isEqualTo(Figures.bytes(null))
                .isEqualTo(Figures.celsius(null))
                .isEqualTo(Figures.span(null));
    }

    @Test
    void shouldWriteCountsWithoutDecimals() {
        assertThat(Figures.count(53.0)).isEqualTo("53");
        assertThat(Figures.count(1_240.0)).isEqualTo("1,240");
        assertThat(Figures.count(3_100_000.0)).isEqualTo("3.10 M");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.000012345, 0.00001234", "12.3456, 12.35", "1e9, 1000000000"})
    void shouldWriteForAScriptWithoutExponent(double value, String text) {
        assertThat(Figures.plain(value)).isEqualTo(text);
    }
}
