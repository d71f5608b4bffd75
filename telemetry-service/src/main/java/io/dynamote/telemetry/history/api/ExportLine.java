package io.dynamote.telemetry.history.api;

import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.telemetry.history.store.SeriesName;
import org.jspecify.annotations.Nullable;

/**
 * One series over one slot, as it is exported.
 *
 * @param at when the slot begins
 * @param stepSeconds its length
 * @param series whose traffic
 * @param figures what was counted
 */
record ExportLine(Instant at, long stepSeconds, SeriesName series, TrafficFigures figures) {

    private static final String FORMULA = "=+-@\t\r";

    /** Names of the columns of {@link #csv}. */
    static String header() {
        StringJoiner header = new StringJoiner(",", "", "\r\n");
        header.add("at,step_seconds,deployment,model,team,source,requests,cancelled,failed");
        ErrorClass.all()
                .forEach(error -> header.add("error" + (error.word().startsWith("_") ? "" : "_") + error.word()));
        header.add("input_tokens,output_tokens,cache_read_tokens,cache_write_tokens,reasoning_tokens");
        for (String measure : new String[] {"duration", "time_to_first_token", "time_per_output_token"}) {
            header.add(measure + "_count," + measure + "_p50_ms," + measure + "_p95_ms," + measure + "_p99_ms");
        }
        return header.toString();
    }

    /** A line of RFC 4180. */
    String csv() {
        return new StringJoiner(",", "", "\r\n")
                .add(at.toString())
                .add(Long.toString(stepSeconds))
                .add(field(series.deployment()))
                .add(field(series.model()))
                .add(field(series.team()))
                .add(field(series.source()))
                .add(Long.toString(figures.requests()))
                .add(Long.toString(figures.cancelled()))
                .add(Long.toString(figures.failed()))
                .add(figures.errors().values().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .add(Long.toString(figures.inputTokens()))
                .add(Long.toString(figures.outputTokens()))
                .add(Long.toString(figures.cacheReadTokens()))
                .add(Long.toString(figures.cacheWriteTokens()))
                .add(Long.toString(figures.reasoningTokens()))
                .add(percentiles(figures.durationMillis()))
                .add(percentiles(figures.timeToFirstTokenMillis()))
                .add(percentiles(figures.timePerOutputTokenMillis()))
                .toString();
    }

    private static String percentiles(TrafficFigures.Percentiles values) {
        return values.count() + "," + millis(values.p50()) + "," + millis(values.p95()) + "," + millis(values.p99());
    }

    private static String millis(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A text that a spreadsheet would take for a formula gets a leading apostrophe: gateways name models and teams. */
    private static String field(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
