package io.dynamote.agent.tool;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** A JSON document of another program, walked by names; whatever is not as expected is a missing value. */
public final class JsonTree {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final Object NULL = new Object();
    private static final JsonTree NOTHING = new JsonTree(NULL);

    private final Object node;

    private JsonTree(Object node) {
        this.node = node;
    }

    /**
     * Parses the text.
     *
     * @throws IOException if it is not one JSON document
     */
    public static JsonTree parse(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            return new JsonTree(node(parser));
        }
    }

    /** The value behind these names; an empty tree if there is none. */
    public JsonTree at(String... names) {
        Object found = node;
        for (String name : names) {
            Object next = found instanceof Map<?, ?> map ? map.get(name) : null;
            if (next == null) {
                return NOTHING;
            }
            found = next;
        }
        return new JsonTree(found);
    }

    /** Whether it is a JSON object. */
    public boolean isObject() {
        return node instanceof Map;
    }

    /** The elements; none if it is not an array. */
    public List<JsonTree> elements() {
        return node instanceof List<?> list ? list.stream().map(JsonTree::new).toList() : List.of();
    }

    /** The text; not supported if it is none. */
    public Reading<String> text() {
        return node instanceof String text ? Reading.of(text) : missing("text");
    }

    /** The truth; not supported if it is none. */
    public Reading<Boolean> flag() {
        return node instanceof Boolean flag ? Reading.of(flag) : missing("true or false");
    }

    /** The number; not supported if it is none. */
    public Reading<Double> number() {
        return node instanceof Number number && Double.isFinite(number.doubleValue())
                ? Reading.of(number.doubleValue())
                : missing("number");
    }

    /** The count; not supported if it is none, unreadable if it is negative or has more than 63 bits. */
    public Reading<Long> count() {
        if (node instanceof Integer || node instanceof Long || node instanceof BigInteger) {
            BigInteger count = new BigInteger(node.toString());
            return count.signum() >= 0 && count.bitLength() < Long.SIZE
                    ? Reading.of(count.longValueExact())
                    : Reading.unavailable(Reason.UNREADABLE, "not a count: " + count);
        }
        return missing("count");
    }

    private static <T> Reading<T> missing(String what) {
        return Reading.unavailable(Reason.NOT_SUPPORTED, "no " + what + " there");
    }

    private static Object node(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("the JSON text is empty or ends early");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getText();
            default -> NULL;
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, node(parser));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(node(parser));
        }
        return elements;
    }
}
