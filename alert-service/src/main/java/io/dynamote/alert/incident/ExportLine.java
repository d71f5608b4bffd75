package io.dynamote.alert.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.dynamote.events.alert.AlertState;
import org.jspecify.annotations.Nullable;

/**
 * One incident of an export: a line of CSV as of RFC 4180, in which a text that a spreadsheet would take for a formula gets a
 * leading apostrophe.
 */
final class ExportLine {

    static final String HEADER = "incident,fingerprint,name,severity,team,status,rule,rule_revision,entity_kind,entity,"
            + "active_at,starts_at,ends_at,acknowledged_by,acknowledged_at,acknowledged_note,value,deployment_revision,"
            + "summary,labels,silenced_by\r\n";

    private static final String FORMULA = "=+-@\t\r";

    private ExportLine() {}

    static String csv(AlertState alert) {
        AlertState.Rule rule = alert.rule();
        AlertState.Entity entity = alert.entity();
        AlertState.Acknowledgement by = alert.acknowledged();
        return Stream.of(
                        alert.incident().toString(),
                        alert.fingerprint(),
                        field(alert.name()),
                        field(alert.severity()),
                        field(alert.team()),
                        IncidentRow.word(alert.status()),
                        rule == null ? "" : rule.id(),
                        rule == null ? "" : Integer.toString(rule.revision()),
                        entity == null ? "" : entity.kind().word(),
                        field(entity == null ? null : entity.name()),
                        time(alert.activeAt()),
                        time(alert.startsAt()),
                        time(alert.endsAt()),
                        field(by == null ? null : by.by()),
                        time(by == null ? null : by.at()),
                        field(by == null ? null : by.note()),
                        alert.value() == null ? "" : alert.value().toString(),
                        alert.deploymentRevision() == null
                                ? ""
                                : alert.deploymentRevision().toString(),
                        field(alert.annotations().get("summary")),
                        field(labels(alert.labels())),
                        field(String.join(" ", List.copyOf(alert.silencedBy()))))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(";"));
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }

    private static String field(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
