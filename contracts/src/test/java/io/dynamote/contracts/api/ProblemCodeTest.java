package io.dynamote.contracts.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Refusals that outlines tell of are those that the code has, with the same status. */
class ProblemCodeTest {

    private static final Pattern IN_CODE = Pattern.compile("\"([a-z]+(?:_[a-z]+)+)\",\\s*HttpStatus\\.([A-Z_]+)");
    private static final Pattern OTHER_ORDER = Pattern.compile("HttpStatus\\.([A-Z_]+), \"([a-z]+(?:_[a-z]+)+)\"");

    /** Their codes are put together, or stand apart from their status. */
    private static final Map<String, Integer> PUT_TOGETHER = Map.of(
            "alert_not_found", 404,
            "incident_not_found", 404,
            "rule_not_found", 404,
            "silence_not_found", 404,
            "receiver_not_found", 404,
            "refused_by_cluster", 422);

    /** Of no operation: any can be refused so before a controller sees it. */
    private static final List<String> OF_NO_OPERATION = List.of("unreadable_content_coding");

    private static Map<String, Integer> inCode() throws IOException {
        Map<String, Integer> codes = new TreeMap<>(PUT_TOGETHER);
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            files.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                    .forEach(file -> {
                        String source = read(file);
                        Matcher found = IN_CODE.matcher(source);
                        while (found.find()) {
                            codes.put(
                                    found.group(1),
                                    HttpStatus.valueOf(found.group(2)).getCode());
                        }
                        Matcher others = OTHER_ORDER.matcher(source);
                        while (others.find()) {
                            codes.put(
                                    others.group(2),
                                    HttpStatus.valueOf(others.group(1)).getCode());
                        }
                    });
        }
        return codes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> described() {
        Map<String, Integer> codes = new TreeMap<>();
        for (String service : List.of("catalog", "deployment", "telemetry", "alert", "web")) {
            for (Map.Entry<String, JsonNode> problem :
                    Outline.of(service).part("problems").properties()) {
                codes.put(problem.getKey(), problem.getValue().path("status").asInt());
            }
        }
        return codes;
    }

    @Test
    void shouldDescribeEachCodeOfTheCode() throws IOException {
        Map<String, Integer> known = inCode();
        OF_NO_OPERATION.forEach(known::remove);
        assertThat(known).hasSizeGreaterThan(30);
        assertThat(new TreeSet<>(described().keySet())).containsAll(known.keySet());
    }

    @Test
    void shouldDescribeNoneThatTheCodeDoesNotHave() throws IOException {
        assertThat(inCode()).containsAllEntriesOf(described());
    }
}
