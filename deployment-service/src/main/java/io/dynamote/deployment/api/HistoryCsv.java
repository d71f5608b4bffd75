package io.dynamote.deployment.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.dynamote.deployment.store.HistoryEntry;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/**
 * History as CSV of RFC 4180. A text that a spreadsheet would take for a formula gets a leading apostrophe: messages
 * hold what people and clusters wrote.
 */
final class HistoryCsv {

    private static final String LINE_END = "\r\n";
    private static final String FORMULA = "=+-@\t\r";

    private HistoryCsv() {}

    static String write(List<HistoryEntry> entries) {
        return Stream.concat(
                        Stream.of("id,at,actor,type,revision,phase,message"),
                        entries.stream().map(HistoryCsv::line))
                .collect(Collectors.joining(LINE_END, "", LINE_END));
    }

    private static String line(HistoryEntry entry) {
        return Stream.of(
                        Long.toString(entry.id()),
                        entry.at().toString(),
                        field(entry.actor()),
                        field(entry.type()),
                        number(entry.revision()),
                        phase(entry.phase()),
                        field(entry.message()))
                .collect(Collectors.joining(","));
    }

    private static String number(@Nullable Integer revision) {
        return revision == null ? "" : revision.toString();
    }

    private static String phase(Phase phase) {
        return phase.name().charAt(0) + phase.name().substring(1).toLowerCase(Locale.ROOT);
    }

    static String field(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
