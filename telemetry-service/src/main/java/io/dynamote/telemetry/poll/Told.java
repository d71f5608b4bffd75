package io.dynamote.telemetry.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dynamote.events.DrawnText;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/**
 * An object that a host tells, whose fields are not agreed upon. Fields are found under any of several names, whatever
 * their case and whether words are set apart by dashes, underscores or nothing.
 */
final class Told {

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_ITEMS = 1_000;

    private final JsonNode object;

    private Told(JsonNode object) {
        this.object = object;
    }

    static Told of(JsonNode object) {
        return new Told(object);
    }

    /** The value under the first of these names that is there; missing if none is. */
    JsonNode find(String... names) {
        for (String name : names) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (plain(field.getKey()).equals(plain(name))
                        && !field.getValue().isNull()) {
                    return field.getValue();
                }
            }
        }
        return MissingNode.getInstance();
    }

    /** The object under one of these names; an empty one if there is none. */
    Told part(String... names) {
        return new Told(find(names));
    }

    /** Whether it has any field. */
    boolean isEmpty() {
        return object.isEmpty();
    }

    /** A value, or why there is none. */
    Reading<Double> number(Quantity quantity, String... names) {
        JsonNode found = find(names);
        if (found.isMissingNode()) {
            return Reading.unavailable(Reason.NOT_SUPPORTED, names[0] + " is not told");
        }
        return quantity.read(found)
                .<Reading<Double>>map(Reading::of)
                .orElseGet(() -> Reading.unavailable(Reason.UNREADABLE, names[0] + ": " + shown(found)));
    }

    /** A value that is a count of something. */
    Reading<Long> count(Quantity quantity, String... names) {
        return switch (number(quantity, names)) {
            case Reading.Known<Double>(Double known) when known >= 0 -> Reading.of(Math.round(known));
            case Reading.Known<Double>(Double known) -> Reading.unavailable(Reason.UNREADABLE, names[0] + ": " + known);
            case Reading.Unavailable<Double>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
        };
    }

    /** A text, or why there is none. */
    Reading<String> text(String... names) {
        JsonNode found = find(names);
        if (!found.isValueNode() || found.isMissingNode()) {
            return Reading.unavailable(Reason.NOT_SUPPORTED, names[0] + " is not told");
        }
        return Reading.of(shown(found));
    }

    /** A text; empty if there is none. */
    String textOrEmpty(String... names) {
        return text(names).value().orElse("");
    }

    /** A time, or why there is none. */
    Reading<Instant> time(String... names) {
        JsonNode found = find(names);
        if (found.isMissingNode()) {
            return Reading.unavailable(Reason.NOT_SUPPORTED, names[0] + " is not told");
        }
        return Quantity.time(found)
                .<Reading<Instant>>map(Reading::of)
                .orElseGet(() -> Reading.unavailable(Reason.UNREADABLE, names[0] + ": " + shown(found)));
    }

    /** Texts of a list; of one text or object the only one. */
    List<String> texts(String... names) {
        JsonNode found = find(names);
        if (found.isArray()) {
            List<String> texts = new ArrayList<>();
            found.forEach(each -> texts.add(shown(each)));
            return texts.stream().limit(MOST_ITEMS).toList();
        }
        return found.isMissingNode() || found.isBoolean() || found.asText("-").isEmpty()
                ? List.of()
                : List.of(shown(found));
    }

    /**
     * Things of one kind, told as a list of objects, or as an object with an object or a word under the name of each.
     * Why there are none if it is neither.
     *
     * @param word field under which a word that stands alone would be
     */
    <T> Reading<List<T>> items(String name, String word, Function<Item, T> item) {
        JsonNode found = find(name);
        if (found.isMissingNode()) {
            return Reading.unavailable(Reason.NOT_SUPPORTED, name + " is not told");
        }
        if (!found.isContainerNode()) {
            return Reading.unavailable(Reason.UNREADABLE, name + ": " + shown(found));
        }
        List<T> items = new ArrayList<>();
        if (found.isArray()) {
            for (int i = 0; i < found.size() && i < MOST_ITEMS; i++) {
                items.add(item.apply(Item.of(String.valueOf(i), found.get(i), word)));
            }
        } else {
            found.properties().stream()
                    .limit(MOST_ITEMS)
                    .forEach(each -> items.add(item.apply(Item.of(each.getKey(), each.getValue(), word))));
        }
        return Reading.of(List.copyOf(items));
    }

    /** One of several things: what it is called where it stands, and what is told of it. */
    record Item(String key, Told told) {
        static Item of(String key, JsonNode node, String word) {
            JsonNode object = node.isObject()
                    ? node
                    : com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                            .objectNode()
                            .set(word, node);
            return new Item(DrawnText.line(key, LONGEST_TEXT), new Told(object));
        }

        /** Its name: under one of these fields, else what it is called. */
        String name(String... names) {
            return Optional.of(told.textOrEmpty(names))
                    .filter(text -> !text.isEmpty())
                    .orElse(key);
        }
    }

    private static String shown(JsonNode node) {
        return DrawnText.line(node.isTextual() ? node.textValue() : node.toString(), LONGEST_TEXT);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
