package io.dynamote.deployment.api;

import java.time.Instant;
import java.util.List;

import io.dynamote.deployment.store.HistoryEntry;
import io.dynamote.events.deployment.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryCsvTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldWriteAHeaderAndALinePerEntry() {
        List<HistoryEntry> entries = List.of(
                new HistoryEntry(2, NOON, "system", "phase-changed", 1, Phase.RUNNING, "Ready, all of it"),
                new HistoryEntry(1, NOON, "ada", "requested", null, Phase.PENDING, "Creation requested."));

        assertThat(HistoryCsv.write(entries)).isEqualTo("""
                id,at,actor,type,revision,phase,message\r
                2,2026-11-20T12:00:00Z,system,phase-changed,1,Running,"Ready, all of it"\r
                1,2026-11-20T12:00:00Z,ada,requested,,Pending,Creation requested.\r
                """);
    }

    @Test
    void shouldWriteTheHeaderOfNothing() {
        assertThat(HistoryCsv.write(List.of())).isEqualTo("id,at,actor,type,revision,phase,message\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "a,b|\"a,b\"",
                "say \"no\"|\"say \"\"no\"\"\"",
                "=1+1|'=1+1",
                "+1|'+1",
                "-1|'-1",
                "@SUM(A1)|'@SUM(A1)",
                "=a,b|\"'=a,b\"",
                "``|``"
            })
    void shouldQuoteAndDisarm(String text, String field) {
        assertThat(HistoryCsv.field(text)).isEqualTo(field);
    }

    @Test
    void shouldKeepLineBreaksInsideAField() {
        assertThat(HistoryCsv.field("one\ntwo")).isEqualTo("\"one\ntwo\"");
    }
}
