package io.dynamote.telemetry.history.api;

import java.time.Instant;
import java.util.Random;

import io.dynamote.telemetry.history.rollup.Sums;
import io.dynamote.telemetry.history.rollup.Traffic;
import io.dynamote.telemetry.history.store.SeriesName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExportLineTest {

    private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");

    private static ExportLine line(String model, Sums sums) {
        return new ExportLine(
                AT, 60, new SeriesName("ns/d", model, "t", SeriesName.GATEWAY), TrafficFigures.of(sums, 60));
    }

    @Test
    void shouldHaveAsManyFieldsAsTheHeader() {
        String line = line("m", Traffic.sums(new Random(1), 50)).csv();
        assertThat(line.split(",", -1)).hasSameSizeAs(ExportLine.header().split(",", -1));
        assertThat(line)
                .startsWith("2026-11-21T09:00:00Z,60,ns/d,m,t,gateway,50,")
                .endsWith("\r\n");
    }

    @Test
    void shouldLeavePercentilesEmptyThatThereAreNot() {
        assertThat(line("m", new Sums()).csv()).endsWith(",0,,,,0,,,,0,,,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\tx", "\rx"})
    void shouldMakeNoFormulaOfAName(String model) {
        assertThat(line(model, new Sums()).csv()).contains("'" + model);
    }

    @Test
    void shouldQuoteWhatWouldBreakTheLine() {
        assertThat(line("a,b\"c\nd", new Sums()).csv()).contains(",\"a,b\"\"c\nd\",");
    }
}
