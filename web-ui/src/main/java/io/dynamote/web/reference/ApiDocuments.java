package io.dynamote.web.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The documents of {@code docs/api}, as they were when this was built. Read when they are first asked for: most starts are
 * for other things.
 */
@Singleton
class ApiDocuments {

    private static final String DIRECTORY = "/web/api/";
    private static final ObjectMapper JSON = new JsonMapper();
    private static final int LONGEST = 16_000_000;

    private final Once<String> yaml = new Once<>(() -> text("dynamote.yaml").orElseThrow());
    private final Once<JsonNode> tree = new Once<>(() -> tree(yaml.get()));
    private final Once<JsonNode> topicTree = new Once<>(() -> tree(topics()));
    private final Once<String> json = new Once<>(() -> json(tree.get()));

    /** OpenAPI of everything that the door lets through, as YAML. */
    String yaml() {
        return yaml.get();
    }

    /** The same as JSON. */
    String json() {
        return json.get();
    }

    /** The same to look into. */
    JsonNode tree() {
        return tree.get();
    }

    /** AsyncAPI of the topics. */
    String topics() {
        return text("asyncapi.yaml").orElseThrow();
    }

    /** The same to look into. */
    JsonNode topicTree() {
        return topicTree.get();
    }

    /** The JSON Schema of a type on a topic. */
    Optional<String> schema(String type) {
        return type.matches("[a-z]+([.-][a-z0-9]+)*") ? text("schemas/" + type + ".json") : Optional.empty();
    }

    private static Optional<String> text(String name) {
        try (InputStream file = ApiDocuments.class.getResourceAsStream(DIRECTORY + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static JsonNode tree(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(LONGEST).build();
        return JSON.valueToTree(new Load(settings).loadFromString(yaml));
    }

    private static String json(JsonNode tree) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree must always be writable", e);
        }
    }
}
