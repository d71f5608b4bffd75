package io.dynamote.runtime.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.apache.kafka.common.config.ConfigException;

/**
 * Reads the settings of Kafka's clients that say who they are and how they encrypt, as {@code --command-config} of Kafka's
 * own tools takes them. All others are Dynamote's: a wrong isolation level or acknowledgement would lose or repeat events.
 */
final class ClientFile {

    private static final String KEY = "dynamote.kafka.client-file";
    private static final Pattern ALLOWED = Pattern.compile("(security|sasl|ssl)\\..+");

    private ClientFile() {}

    /**
     * The settings of a file.
     *
     * @throws ConfigException if it cannot be read or has other settings; values are never told
     */
    static Map<String, Object> read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException(KEY + " must be a readable file of lines key=value, not: " + file + " ("
                    + e.getClass().getSimpleName() + ")");
        }
        Map<String, Object> settings = new HashMap<>();
        for (String key : new TreeSet<>(lines.stringPropertyNames())) {
            if (!ALLOWED.matcher(key).matches()) {
                throw new ConfigException(
                        KEY + " must have settings security.*, sasl.* and ssl.* only, not: " + key + " in " + file);
            }
            settings.put(key, lines.getProperty(key).strip());
        }
        return settings;
    }
}
