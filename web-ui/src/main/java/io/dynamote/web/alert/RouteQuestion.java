package io.dynamote.web.alert;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;

/**
 * Of which alert the page of routes says where it goes: the state of the page, which its address holds.
 *
 * @param alert fingerprint of the one that was chosen; empty if labels were written
 * @param text the labels, one on a line
 * @param labels the same; empty if nothing was asked
 * @param silencedBy because of what nobody is told of the chosen one, wherever it goes
 * @param trouble what is wrong with the text; empty if nothing
 */
public record RouteQuestion(
        String alert, String text, SortedMap<String, String> labels, List<String> silencedBy, String trouble) {

    public RouteQuestion {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        silencedBy = List.copyOf(silencedBy);
    }

    private static RouteQuestion none(String text, String trouble) {
        return new RouteQuestion("", text, new TreeMap<>(), List.of(), trouble);
    }

    /** Reads the address; labels that are written out win over an alert. */
    static RouteQuestion of(Query query, Function<String, Optional<AlertState>> alerts) {
        String written = query.text("labels");
        if (!written.isEmpty()) {
            return written(written);
        }
        String chosen = query.text("alert");
        if (chosen.isEmpty()) {
            return none("", "");
        }
        return alerts.apply(chosen)
                .map(alert -> new RouteQuestion(chosen, lines(alert.labels()), alert.labels(), alert.silencedBy(), ""))
                .orElseGet(() -> none("", "That alert is over meanwhile."));
    }

    private static RouteQuestion written(String text) {
        SortedMap<String, String> labels = new TreeMap<>();
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            String stripped = each.strip();
            int at = stripped.indexOf('=');
            if (!stripped.isEmpty() && at < 1) {
                return none(text, "Line " + line + " must be name=value, not: " + stripped);
            }
            if (at > 0) {
                labels.put(stripped.substring(0, at).strip(), unquoted(stripped.substring(at + 1)));
            }
        }
        return new RouteQuestion("", text, labels, List.of(), "");
    }

    /** Matchers are written with quotes, and people copy them. */
    private static String unquoted(String value) {
        String stripped = value.strip();
        boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    private static String lines(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** What alert-service is asked. */
    String query() {
        return labels.entrySet().stream()
                .map(label -> "label=" + QueryString.encode(label.getKey() + "=" + label.getValue()))
                .collect(Collectors.joining("&", labels.isEmpty() ? "" : "?", ""));
    }
}
