package io.dynamote.events.host;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.DrawnText;
import io.dynamote.events.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of one JSON object. A fault names the path of the field, its value and what was expected. Text is made fit
 * to be drawn and kept; a reading beyond what is believable is one that makes no sense, which costs no other.
 */
final class FieldReader {

    private static final int SHOWN = 100;
    /** Of a text; what is longer is cut. */
    private static final int LONGEST_TEXT = 500;
    /** Of a name that something is known by, as of a host in the DNS. */
    private static final int LONGEST_NAME = 253;

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

    /** A text that something is known by: refused, not cut, since two that differ must not become one. */
    String name(String name) throws UnreadableEventException {
        String text = words(object.get(name), at(name));
        if (text.isBlank() || !text.equals(DrawnText.line(text, LONGEST_NAME))) {
            throw fault(at(name), object.get(name), "visible text on one line, 1 to " + LONGEST_NAME + " characters");
        }
        return text;
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
        return believed(reading(name, FieldReader::number), Believable::number);
    }

    Reading<Instant> timeReading(String name) throws UnreadableEventException {
        return believed(reading(name, FieldReader::anyTime), Believable::time);
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

    private static <T> Reading<T> believed(Reading<T> reading, Predicate<T> believable) {
        return reading instanceof Reading.Known<T>(T known) && !believable.test(known)
                ? Reading.unavailable(Reason.UNREADABLE, String.valueOf(known))
                : reading;
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
        String text = words(node, at);
        return isPlain(text) ? text : DrawnText.line(text, LONGEST_TEXT);
    }

    /** Whether there is nothing to clean: almost all text is like that, and there is much of it. */
    private static boolean isPlain(String text) {
        return text.length() <= LONGEST_TEXT
                && text.chars().allMatch(each -> each >= ' ' && each <= '~')
                && !text.startsWith(" ")
                && !text.endsWith(" ");
    }

    private static String words(@Nullable JsonNode node, String at) throws UnreadableEventException {
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
        Instant time = anyTime(node, at);
        if (!Believable.time(time)) {
            throw fault(at, node, "a time from 1970 up to 2200");
        }
        return time;
    }

    private static Instant anyTime(@Nullable JsonNode node, String at) throws UnreadableEventException {
        String text = words(node, at);
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
