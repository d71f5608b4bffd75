package io.dynamote.runtime.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object. Each method names a field that is allowed; {@link #refuseOthers} ends the list. */
public final class ObjectReader {

    private final JsonNode object;
    private final String prefix;
    private final FieldErrors errors;
    private final Set<String> known = new HashSet<>();

    private ObjectReader(JsonNode object, String prefix, FieldErrors errors) {
        this.object = object;
        this.prefix = prefix;
        this.errors = errors;
    }

    /** A reader of the whole document; a document that is no object is a fault of the field {@code body}. */
    public static ObjectReader of(JsonNode document, FieldErrors errors) {
        if (!document.isObject()) {
            errors.add("body", shown(document), "must be an object");
        }
        return new ObjectReader(document, "", errors);
    }

    /** A string. */
    public Field<String> text(String name) {
        return read(name, JsonNode::isTextual, JsonNode::textValue, "must be a string");
    }

    /** A whole number that fits 32 bits. */
    public Field<Integer> integer(String name) {
        return read(
                name, n -> n.isIntegralNumber() && n.canConvertToInt(), JsonNode::intValue, "must be a whole number");
    }

    /** A whole number that fits 64 bits. */
    public Field<Long> longInteger(String name) {
        return read(
                name, n -> n.isIntegralNumber() && n.canConvertToLong(), JsonNode::longValue, "must be a whole number");
    }

    /** Any number. */
    public Field<BigDecimal> number(String name) {
        return read(name, JsonNode::isNumber, JsonNode::decimalValue, "must be a number");
    }

    /** True or false. */
    public Field<Boolean> bool(String name) {
        return read(name, JsonNode::isBoolean, JsonNode::booleanValue, "must be true or false");
    }

    /** A nested object, read by {@code inner}. */
    public <T> Field<T> object(String name, Function<ObjectReader, T> inner) {
        return read(
                name,
                JsonNode::isObject,
                node -> inner.apply(new ObjectReader(node, path(name) + ".", errors)),
                "must be an object");
    }

    /** A list of strings, each converted; a fault names its index. */
    public <T> Field<List<T>> texts(String name, Function<String, T> conversion) {
        return list(name, (path, node) -> element(path, node, conversion));
    }

    /** A list of objects, each read by {@code inner}. */
    public <T> Field<List<T>> objects(String name, Function<ObjectReader, T> inner) {
        return list(name, (path, node) -> {
            if (node.isObject()) {
                return inner.apply(new ObjectReader(node, path + ".", errors));
            }
            errors.add(path, shown(node), "must be an object");
            return null;
        });
    }

    /** An object whose field names are free; {@code each} gets the path and value of one and may note faults. */
    public <T> Field<Map<String, T>> entries(String name, BiFunction<String, JsonNode, @Nullable T> each) {
        return read(
                name,
                JsonNode::isObject,
                node -> {
                    Map<String, T> entries = new LinkedHashMap<>();
                    node.properties().forEach(entry -> {
                        T value = each.apply(path(name) + "." + entry.getKey(), entry.getValue());
                        if (value != null) {
                            entries.put(entry.getKey(), value);
                        }
                    });
                    return Collections.unmodifiableMap(entries);
                },
                "must be an object");
    }

    /** Refuses every field that no method of this reader has asked for. */
    public void refuseOthers() {
        object.properties().forEach(entry -> {
            if (!known.contains(entry.getKey())) {
                errors.add(path(entry.getKey()), shown(entry.getValue()), "is not a known field");
            }
        });
    }

    /** Notes a fault of a field that depends on others. */
    public void fault(String name, @Nullable Object value, String message) {
        errors.add(path(name), value, message);
    }

    /** Where faults go. */
    public FieldErrors errors() {
        return errors;
    }

    private <T> Field<List<T>> list(String name, BiFunction<String, JsonNode, @Nullable T> each) {
        return read(
                name,
                JsonNode::isArray,
                node -> {
                    List<T> items = new ArrayList<>();
                    for (int i = 0; i < node.size(); i++) {
                        T item = each.apply(path(name) + "[" + i + "]", node.get(i));
                        if (item != null) {
                            items.add(item);
                        }
                    }
                    return List.copyOf(items);
                },
                "must be a list");
    }

    private <T> @Nullable T element(String path, JsonNode node, Function<String, T> conversion) {
        Field<String> text = node.isTextual()
                ? Field.read(path, node.textValue(), node.textValue(), errors)
                : Field.faulty(path, shown(node), "must be a string", errors);
        return text.as(conversion).orNull();
    }

    private <T> Field<T> read(
            String name, Function<JsonNode, Boolean> is, Function<JsonNode, T> get, String expectation) {
        known.add(name);
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return Field.absent(path(name), errors);
        }
        return is.apply(node)
                ? Field.read(path(name), shown(node), get.apply(node), errors)
                : Field.faulty(path(name), shown(node), expectation, errors);
    }

    private String path(String name) {
        return prefix + name;
    }

    /** What an error shows of a value: scalars as they are, the rest as JSON text. */
    public static @Nullable Object shown(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.numberValue();
            case STRING -> node.textValue();
            case ARRAY, OBJECT, BINARY, POJO -> node.toString();
        };
    }
}
