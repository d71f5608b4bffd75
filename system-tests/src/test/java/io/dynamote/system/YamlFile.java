package io.dynamote.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML into maps, lists and scalars; a key that stands twice is a fault. */
public final class YamlFile {

    private YamlFile() {}

    /** The one document of a file. */
    public static Map<String, Object> read(Path file) {
        try {
            return map(load().loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** All documents of a text that are not empty. */
    public static List<Map<String, Object>> documents(String text) {
        return StreamSupport.stream(load().loadAllFromString(text).spliterator(), false)
                .filter(document -> document instanceof Map)
                .map(YamlFile::map)
                .toList();
    }

    @SuppressWarnings("unchecked") // Kubernetes and Compose have no keys but texts.
    private static Map<String, Object> map(Object document) {
        return (Map<String, Object>) document;
    }

    private static Load load() {
        return new Load(LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setSchema(new CoreSchema())
                .build());
    }
}
