package io.dynamote.events.host;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/** Reads fields of one JSON object. A fault names the path of the field, its value and what was expected. */
final class FieldReader {

    private static final int SHOWN = 100;

    private final JsonNode object;
    private final String path;

    private FieldReader(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    static FieldReader of(@Nullable JsonNode node, String path) throws UnreadableEventException {
        if (node == null || !node.isObject()) {
            throw fault(path, node, "a JSON object");
        }
        return new FieldReader(node, path);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    String text(String name) throws UnreadableEventException {
        return text(object.get(name), at(name));
    }

    long count(String name) throws UnreadableEventException {
        return count(object.get(name), at(name));
    }

    boolean flag(String name) throws UnreadableEventException {
        return flag(object.get(name), at(name));
    }

    Instant time(String name) throws UnreadableEventException {
        return time(object.get(name), at(name));
    }

    Reading<String> textReading(String name) throws UnreadableEventException {
        return reading(name, FieldReader::text);
    }

    Reading<Boolean> flagReading(String name) throws UnreadableEventException {
        return reading(name, FieldReader::flag);
    }

    Reading<Long> countReading(String name) throws UnreadableEventException {
        return reading(name, FieldReader::count);
    }

    Reading<Double> numberReading(String name) throws UnreadableEventException {
        return reading(name, FieldReader::number);
    }

    Reading<Instant> timeReading(String name) throws UnreadableEventException {
        return reading(name, FieldReader::time);
    }

    <E extends Enum<E>> E oneOf(String name, E[] values, java.util.function.Function<E, String> id)
            throws UnreadableEventException {
        String text = text(name);
        for (E value : values) {
            if (id.apply(value).equals(text)) {
                return value;
            }
        }
        String known = String.join(", ", Arrays.stream(values).map(id).toList());
        throw fault(at(name), object.get(name), "one of " + known);
    }

    <T> T part(String name, PartOf<T> type) throws UnreadableEventException {
        return type.read(of(object.get(name), at(name)));
    }

    <T> List<T> parts(String name, PartOf<T> type) throws UnreadableEventException {
        JsonNode array = array(name);
        List<T> parts = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            parts.add(type.read(of(array.get(i), at(name) + "[" + i + "]")));
        }
        return List.copyOf(parts);
    }

    List<String> texts(String name) throws UnreadableEventException {
        JsonNode array = array(name);
        List<String> texts = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            texts.add(text(array.get(i), at(name) + "[" + i + "]"));
        }
        return List.copyOf(texts);
    }

    /** The section with this name, or null if the sample does not have it. */
    <T> @Nullable Section<T> section(String name, PartOf<T> type) throws UnreadableEventException {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        FieldReader section = of(node, at(name));
        Reading<T> reading = node.has("unavailable") ? section.missing() : new Reading.Known<>(type.read(section));
        return new Section<>(section.time("time"), reading);
    }

    private <T> Reading<T> reading(String name, ValueOf<T> type) throws UnreadableEventException {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return new Reading.Unavailable<>(Reason.NOT_SUPPORTED, "");
        }
        return node.isObject() ? of(node, at(name)).missing() : new Reading.Known<>(type.read(node, at(name)));
    }

    private <T> Reading<T> missing() throws UnreadableEventException {
        Reason reason = oneOf("unavailable", Reason.values(), Reason::id);
        return new Reading.Unavailable<>(reason, object.has("detail") ? text("detail") : "");
    }

    private JsonNode array(String name) throws UnreadableEventException {
        JsonNode node = object.get(name);
        if (node == null || !node.isArray()) {
            throw fault(at(name), node, "a JSON array");
        }
        return node;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private static String text(@Nullable JsonNode node, String at) throws UnreadableEventException {
        if (node == null || !node.isTextual()) {
            throw fault(at, node, "a string");
        }
        return node.textValue();
    }

    private static boolean flag(@Nullable JsonNode node, String at) throws UnreadableEventException {
        if (node == null || !node.isBoolean()) {
            throw fault(at, node, "true or false");
        }
        return node.booleanValue();
    }

    private static long count(@Nullable JsonNode node, String at) throws UnreadableEventException {
        if (node == null || !node.canConvertToLong() || !node.isIntegralNumber() || node.longValue() < 0) {
            throw fault(at, node, "a whole number from 0 on");
        }
        return node.longValue();
    }

    private static double number(@Nullable JsonNode node, String at) throws UnreadableEventException {
        if (node == null || !node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw fault(at, node, "a finite number");
        }
        return node.doubleValue();
    }

    private static Instant time(@Nullable JsonNode node, String at) throws UnreadableEventException {
        String text = text(node, at);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw fault(at, node, "an RFC 3339 time in UTC");
        }
    }

    static UnreadableEventException fault(String at, @Nullable JsonNode node, String expected) {
        String value = node == null ? "missing" : node.toString();
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return new UnreadableEventException(
                (at.isEmpty() ? "sample" : at) + " must be " + expected + ", not: " + shown);
    }

    /** Reads an object. */
    interface PartOf<T> {
        T read(FieldReader in) throws UnreadableEventException;
    }

    private interface ValueOf<T> {
        T read(JsonNode node, String at) throws UnreadableEventException;
    }
}
