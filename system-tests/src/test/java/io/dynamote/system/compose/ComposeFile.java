package io.dynamote.system.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.system.YamlFile;

/** docker-compose.yml as Compose understands it: with merge keys resolved. */
final class ComposeFile {

    static final Path PATH = Path.of("..", "docker-compose.yml");

    private static final String MERGE = "<<";

    private ComposeFile() {}

    static JsonNode read() {
        return new ObjectMapper().valueToTree(merged(YamlFile.read(PATH)));
    }

    static String text() {
        try {
            return Files.readString(PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(PATH.toString(), e);
        }
    }

    /** What stands in a map goes before what is merged into it. */
    private static Object merged(Object node) {
        if (node instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(item -> all.add(merged(item)));
            return all;
        }
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        Map<Object, Object> all = new LinkedHashMap<>();
        if (merged(map.get(MERGE)) instanceof Map<?, ?> base) {
            all.putAll(base);
        }
        map.forEach((key, value) -> {
            if (!MERGE.equals(key)) {
                all.put(key, merged(value));
            }
        });
        return all;
    }
}
