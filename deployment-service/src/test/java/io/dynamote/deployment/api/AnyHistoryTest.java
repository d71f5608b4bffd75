package io.dynamote.deployment.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.deployment.store.HistoryEntry;
import io.dynamote.events.deployment.Phase;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages hold what people and clusters wrote: whatever it is, a reader of the CSV gets it back, and runs none of it. */
class AnyHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Property(tries = 1_000)
    void shouldBeReadBackAsItWas(@ForAll("texts") String actor, @ForAll("texts") String message) {
        List<HistoryEntry> entries = List.of(
                new HistoryEntry(2, NOON, actor, "phase-changed", 7, Phase.FAILED, message),
                new HistoryEntry(1, NOON, message, "requested", null, Phase.PENDING, actor));

        List<List<String>> records = read(HistoryCsv.write(entries));

        assertThat(records)
                .containsExactly(
                        List.of("id", "at", "actor", "type", "revision", "phase", "message"),
                        List.of(
                                "2",
                                "2026-11-20T12:00:00Z",
                                disarmed(actor),
                                "phase-changed",
                                "7",
                                "Failed",
                                disarmed(message)),
                        List.of(
                                "1",
                                "2026-11-20T12:00:00Z",
                                disarmed(message),
                                "requested",
                                "",
                                "Pending",
                                disarmed(actor)));
    }

    @Property(tries = 1_000)
    void shouldNeverBeginACellWithAFormula(@ForAll("texts") String text) {
        String cell = read(HistoryCsv.field(text) + "\r\n").getFirst().getFirst();

        assertThat(cell).doesNotMatch("(?s)[=+\\-@\t\r].*");
        assertThat(cell).endsWith(text);
    }

    private static String disarmed(String text) {
        return text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    }

    /** A reader of RFC 4180 that takes nothing but what the RFC allows. */
    private static List<List<String>> read(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            StringBuilder field = new StringBuilder();
            if (csv.charAt(at) == '"') {
                at++;
                while (csv.charAt(at) != '"' || csv.startsWith("\"\"", at)) {
                    field.append(csv.charAt(at));
                    at += csv.charAt(at) == '"' ? 2 : 1;
                }
                at++;
            } else {
                while (csv.charAt(at) != ',' && csv.charAt(at) != '\r') {
                    assertThat(csv.charAt(at)).isNotIn('"', '\n');
                    field.append(csv.charAt(at++));
                }
            }
            fields.add(field.toString());
            if (csv.charAt(at) == ',') {
                at++;
            } else {
                assertThat(csv.substring(at)).startsWith("\r\n");
                at += 2;
                records.add(fields);
                fields = new ArrayList<>();
            }
        }
        return records;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "\"", "\"\"", ",", "\r\n", "\n", "\r", "\t", "=", "+", "-", "@", "'", " ", "x", "ä", "1;2")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
