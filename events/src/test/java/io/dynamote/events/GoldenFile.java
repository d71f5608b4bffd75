package io.dynamote.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The released form of one event type: its record as JSON with key, headers and data. A golden is never edited after
 * the release of its type; a change that does not read it is a new major version. New ones are written by running the
 * tests with {@code -Ddynamote.goldens=write}.
 */
record GoldenFile(EventType type) {

    private static final ObjectMapper JSON = new ObjectMapper();

    EncodedEvent read() throws IOException {
        JsonNode golden = JSON.readTree(Files.readString(path()));
        Map<String, String> headers = new LinkedHashMap<>();
        golden.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new EncodedEvent(
                golden.get("topic").asText(),
                golden.get("key").asText(),
                headers,
                JSON.writeValueAsBytes(golden.get("data")));
    }

    /** What the golden would be for this record; written to disk if there is none and that was asked for. */
    String text(EncodedEvent record) throws IOException {
        ObjectNode golden = JSON.createObjectNode().put("topic", record.topic()).put("key", record.key());
        ObjectNode headers = golden.putObject("headers");
        record.headers().forEach(headers::put);
        golden.set("data", JSON.readTree(record.value()));
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(golden) + "\n";
        if (!Files.exists(path()) && "write".equals(System.getProperty("dynamote.goldens"))) {
            Files.createDirectories(path().getParent());
            Files.writeString(path(), text);
        }
        return text;
    }

    String text() throws IOException {
        return Files.readString(path());
    }

    private Path path() {
        return Path.of("src/test/resources/golden", type.id() + ".json");
    }
}
