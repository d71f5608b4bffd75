package io.dynamote.embedded.cluster.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads and writes bodies of requests: JSON, or YAML as server-side apply sends it. */
public final class Body {

    private static final Logger LOG = LoggerFactory.getLogger(Body.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    // The definition of DynamoGraphDeployments repeats its parts by alias; a bomb of aliases is refused still.
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setMaxAliasesForCollections(200).build();

    private Body() {}

    /**
     * Reads an object.
     *
     * @throws ApiRefusal when the text is none
     */
    public static ObjectNode object(String text) {
        if (json(text) instanceof ObjectNode object) {
            return object;
        }
        throw ApiRefusal.badRequest("the body of the request is not an object");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            LOG.trace("No JSON, so it may be YAML", e);
            return yaml(text);
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return JSON.valueToTree(new Load(SETTINGS).loadFromString(text));
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw ApiRefusal.badRequest("the body of the request cannot be read: " + e.getMessage());
        }
    }

    static String text(JsonNode node) {
        return node.toString();
    }
}
