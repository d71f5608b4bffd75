package io.dynamote.agent.backup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/**
 * Backups in the text format of Prometheus, as jobs leave them for node_exporter's textfile collector. There is no standard
 * for their names, only habits: what counts is how a name ends; the backup is named by the label {@code backup}, {@code job}
 * or {@code name}, else by what stands before that end. One such file tells of the latest run alone.
 */
final class TextFile {

    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})?\\s+([-+0-9.eE]+)(?:\\s+-?[0-9]+)?");
    private static final Pattern LABEL = Pattern.compile("(?:^|[,{\\s])(?:backup|job|name)=\"([^\"]{1,200})\"");
    private static final List<String> ENDS = List.of(
            "_last_success_timestamp_seconds",
            "_last_run_timestamp_seconds",
            "_next_run_timestamp_seconds",
            "_last_run_success",
            "_duration_seconds",
            "_compressed_size_bytes",
            "_compressed_bytes",
            "_size_bytes",
            "_processed_bytes_total",
            "_processed_bytes");

    private TextFile() {}

    static List<Backup> parse(String text) {
        Map<String, Map<String, Double>> byName = new TreeMap<>();
        text.lines().map(String::strip).filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                collect(parts, byName);
            }
        });
        List<Backup> backups = new ArrayList<>();
        byName.forEach((name, figures) -> backups.add(backup(name, figures)));
        return backups;
    }

    private static void collect(Matcher parts, Map<String, Map<String, Double>> byName) {
        String metric = parts.group(1);
        for (String end : ENDS) {
            if (metric.endsWith(end)) {
                String before = metric.substring(0, metric.length() - end.length());
                Matcher label = LABEL.matcher(parts.group(2) == null ? "" : parts.group(2));
                number(parts.group(3))
                        .ifPresent(value -> byName.computeIfAbsent(
                                        label.find() ? label.group(1) : before, key -> new TreeMap<>())
                                .put(end, value));
                return;
            }
        }
    }

    private static Backup backup(String name, Map<String, Double> figures) {
        Reading<Instant> success = time(figures, "_last_success_timestamp_seconds");
        Reading<Instant> run = time(figures, "_last_run_timestamp_seconds");
        Reading<Instant> finished = run.value().isPresent() ? run : success;
        Reading<Long> size = first(figures, List.of("_size_bytes", "_processed_bytes", "_processed_bytes_total"));
        BackupRun last = new BackupRun(
                result(figures.get("_last_run_success"), success, run),
                missing(),
                finished,
                figures.containsKey("_duration_seconds") ? Reading.of(figures.get("_duration_seconds")) : missing(),
                size,
                first(figures, List.of("_compressed_size_bytes", "_compressed_bytes")),
                "");
        boolean ran = finished.value().isPresent() || figures.containsKey("_last_run_success");
        return new Backup(name, time(figures, "_next_run_timestamp_seconds"), ran ? List.of(last) : List.of());
    }

    /** A run after the last success was none. */
    private static BackupRun.Result result(
            @org.jspecify.annotations.Nullable Double flag, Reading<Instant> success, Reading<Instant> run) {
        if (flag != null) {
            return flag > 0 ? BackupRun.Result.SUCCEEDED : BackupRun.Result.FAILED;
        }
        if (success instanceof Reading.Known<Instant>(Instant good)) {
            boolean later = run.value().filter(good::isBefore).isPresent();
            return later ? BackupRun.Result.FAILED : BackupRun.Result.SUCCEEDED;
        }
        return BackupRun.Result.UNKNOWN;
    }

    private static Reading<Instant> time(Map<String, Double> figures, String end) {
        Double seconds = figures.get(end);
        return seconds == null || seconds <= 0 ? missing() : Reading.of(Instant.ofEpochSecond(seconds.longValue()));
    }

    private static Reading<Long> first(Map<String, Double> figures, List<String> ends) {
        return ends.stream()
                .filter(end -> figures.containsKey(end) && figures.get(end) >= 0)
                .findFirst()
                .map(end -> Reading.of(figures.get(end).longValue()))
                .orElseGet(TextFile::missing);
    }

    private static java.util.Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text);
            // A time beyond the year 9999 is rubbish, and a size beyond it as well.
            return Math.abs(value) < 2.5e11 * 1e6 ? java.util.Optional.of(value) : java.util.Optional.empty();
        } catch (NumberFormatException e) {
            return java.util.Optional.empty();
        }
    }

    private static <T> Reading<T> missing() {
        return Reading.unavailable(Reason.NOT_SUPPORTED, "not in the file");
    }
}
