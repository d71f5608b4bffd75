package io.dynamote.system.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.runtime.metrics.Metric;

/** The table of figures in docs/operate.md. Its last column, when to act, is written by people. */
final class MetricTable {

    static final Path DOCUMENT = Path.of("../docs/operate.md");

    private static final int ALL = 5;

    private MetricTable() {}

    /** The row of a metric without its last column. */
    static String row(Metric metric, Set<String> services) {
        String labels = metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(" "));
        String told = services.size() == ALL ? "all" : String.join(" ", services);
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(metric.name(), metric.kind().name().toLowerCase(Locale.ROOT), labels, told, metric.help());
    }

    /** The rows as they are, without their last column. */
    static List<String> rows() {
        return lines().map(line -> line.substring(0, lastColumn(line))).toList();
    }

    /** The last columns. */
    static List<String> actions() {
        return lines().map(line -> line.substring(lastColumn(line), line.length() - 1))
                .toList();
    }

    private static int lastColumn(String line) {
        return line.lastIndexOf('|', line.length() - 2) + 1;
    }

    private static java.util.stream.Stream<String> lines() {
        try {
            return Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("| `dynamote_"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
