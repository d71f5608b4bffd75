package io.dynamote.deployment.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Values of engine arguments as JSON, digit by digit: a fraction keeps what a double would round. */
public final class ArgumentJson {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ArgumentJson() {}

    /** The value as a request would give it. */
    public static JsonNode of(ArgumentValue value) {
        JsonNodeFactory nodes = EXACT.getNodeFactory();
        return switch (value) {
            case ArgumentValue.Flag(boolean on) -> nodes.booleanNode(on);
            case ArgumentValue.WholeNumber(var number) -> nodes.numberNode(number);
            case ArgumentValue.DecimalNumber(var number) -> nodes.numberNode(number);
            case ArgumentValue.Text(String word) -> nodes.textNode(word);
            case ArgumentValue.Several(var items) -> {
                ArrayNode list = nodes.arrayNode();
                items.forEach(item -> list.add(of(item)));
                yield list;
            }
            case ArgumentValue.Json(String json) -> parsed(json);
        };
    }

    private static JsonNode parsed(String json) {
        try {
            return EXACT.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON argument was checked when it was made: " + json, e);
        }
    }
}
