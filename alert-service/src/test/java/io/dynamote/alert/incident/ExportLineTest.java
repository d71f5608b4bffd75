package io.dynamote.alert.incident;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.events.alert.AlertCause;
import io.dynamote.runtime.actor.Actor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExportLineTest {

    private static final Portal PORTAL = new Portal(URI.create("https://portal.example/"));

    private static Incident incident(String summary, String note) {
        Acknowledgement by = new Acknowledgement(new Actor("ada"), Transitions.at(70), note);
        return new Incident(
                new IncidentId(new UUID(0, 7)),
                new Subject.OfSource("http://prometheus/graph", null),
                LabelSet.of(Map.of("alertname", "Up", "severity", "critical")),
                new Incident.Reading(null, Map.of("summary", summary)),
                Transitions.at(0),
                null,
                null,
                new IncidentState.Resolved(Transitions.at(1), by, Transitions.at(90), AlertCause.SOURCE),
                List.of("a", "b"),
                Transitions.at(90));
    }

    private static String line(String summary, String note) {
        return ExportLine.csv(new Contract(PORTAL).state(incident(summary, note)));
    }

    @Test
    void shouldHaveAFieldForEachColumn() {
        assertThat(line("s", "n").split(",", -1)).hasSameSizeAs(ExportLine.HEADER.split(",", -1));
        assertThat(line("s", "n"))
                .startsWith("00000000-0000-0000-0000-000000000007,")
                .contains(",Up,critical,,resolved,,,,,")
                .contains(",ada,2026-11-21T12:01:10.000123Z,n,")
                .endsWith(",s,alertname=Up;severity=critical,a b\r\n");
    }

    @Test
    void shouldQuoteWhatWouldBreakALine() {
        assertThat(line("a, \"b\"", "two\nlines"))
                .contains(",\"a, \"\"b\"\"\",")
                .contains(",\"two\nlines\",");
    }

    @Test
    void shouldNotLetASpreadsheetTakeATextForAFormula() {
        assertThat(line("=HYPERLINK(1)", "@x")).contains(",'=HYPERLINK(1),").contains(",'@x,");
        assertThat(line("-1", "+1")).contains(",'-1,").contains(",'+1,");
    }

    @Test
    void shouldLinkToThePageOfTheIncident() {
        assertThat(PORTAL.incident(new IncidentId(new UUID(0, 7))))
                .isEqualTo("https://portal.example/alerts/incidents/00000000-0000-0000-0000-000000000007");
        assertThat(new Portal(null).incident(new IncidentId(new UUID(0, 7)))).isNull();
        assertThatThrownBy(() -> new Portal(URI.create("ftp://x"))).hasMessageContaining("https://");
    }
}
