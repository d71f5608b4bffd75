package io.dynamote.system.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.system.YamlFile;

/**
 * Values that somebody may install with.
 *
 * @param file with the values; its comments may tell more, one {@code # key: value} a line
 */
record ValueSet(Path file) {

    private static final Path ROOT = Path.of("src", "test", "resources", "chart");
    private static final Pattern REMARK = Pattern.compile("(?m)^# (release|namespace|says): (.+)$");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sets that the chart takes. */
    static List<ValueSet> accepted() {
        return in("accepted");
    }

    /** Sets that the schema refuses. */
    static List<ValueSet> refused() {
        return in("refused");
    }

    static ValueSet named(String name) {
        return new ValueSet(ROOT.resolve("accepted").resolve(name + ".yaml"));
    }

    private static List<ValueSet> in(String directory) {
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            return files.sorted().map(ValueSet::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String release() {
        return remarks().getOrDefault("release", "dynamote");
    }

    String namespace() {
        return remarks().getOrDefault("namespace", "platform");
    }

    /** What the refusal has to say. */
    String says() {
        return remarks().getOrDefault("says", "");
    }

    /** These values over those of the chart. */
    JsonNode values() {
        ObjectNode merged = JSON.valueToTree(YamlFile.read(Charts.CHART.resolve("values.yaml")));
        try {
            return JSON.readerForUpdating(merged).readValue(JSON.<JsonNode>valueToTree(YamlFile.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private Map<String, String> remarks() {
        try {
            Map<String, String> remarks = new LinkedHashMap<>();
            Matcher lines = REMARK.matcher(Files.readString(file));
            while (lines.find()) {
                remarks.put(lines.group(1), lines.group(2));
            }
            return remarks;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString().replace(".yaml", "");
    }
}
