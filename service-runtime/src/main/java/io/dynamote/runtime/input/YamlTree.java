package io.dynamote.runtime.input;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Grows a JSON tree from the events of a YAML parser. */
final class YamlTree {

    private static final int DEEPEST = 10;
    private static final int LONGEST_NUMBER = 40;
    private static final ScalarResolver RESOLVER = new JsonScalarResolver();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Integer> lines;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable JsonNode root;

    /**
     * @param lines gets the line of each value by its path
     */
    YamlTree(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /** The tree; null before the first value. */
    @Nullable
    JsonNode root() {
        return root;
    }

    void take(Event event) {
        if (event instanceof NodeEvent node
                && (node instanceof AliasEvent || node.getAnchor().isPresent())) {
            throw refused(event, "anchors and aliases are not allowed");
        }
        switch (event.getEventId()) {
            case MappingStart -> begin((CollectionStartEvent) event, JSON.objectNode());
            case SequenceStart -> begin((CollectionStartEvent) event, JSON.arrayNode());
            case MappingEnd, SequenceEnd -> open.pop();
            case Scalar -> scalar((ScalarEvent) event);
            case DocumentStart -> refuseSecond((DocumentStartEvent) event);
            case Alias, Comment, DocumentEnd, StreamStart, StreamEnd -> {}
        }
    }

    private void refuseSecond(DocumentStartEvent event) {
        if (root != null) {
            throw refused(event, "must be one document");
        }
    }

    private void begin(CollectionStartEvent event, JsonNode collection) {
        if (event.getTag().isPresent()) {
            throw refused(event, "tags are not allowed");
        }
        if (open.size() == DEEPEST) {
            throw refused(event, "must not be nested deeper than " + DEEPEST + " levels");
        }
        open.push(new Open(collection, place(event, collection)));
    }

    private void scalar(ScalarEvent event) {
        if (event.getTag().isPresent()) {
            throw refused(event, "tags are not allowed");
        }
        Open parent = open.peek();
        if (parent != null && parent.node instanceof ObjectNode object && parent.key == null) {
            if (object.has(event.getValue())) {
                throw refused(event, "the field " + event.getValue() + " is there twice");
            }
            parent.key = event.getValue();
        } else {
            place(event, value(event));
        }
    }

    /** Puts a value where the parser is; answers its path. */
    private String place(Event event, JsonNode value) {
        Open parent = open.peek();
        String path = switch (parent == null ? null : parent.node) {
            case null -> {
                root = value;
                yield "";
            }
            case ArrayNode array -> {
                array.add(value);
                yield parent.path + "[" + (array.size() - 1) + "]";
            }
            case ObjectNode object -> {
                if (parent.key == null) {
                    throw refused(event, "the name of a field must be text");
                }
                object.set(parent.key, value);
                String name = parent.key;
                parent.key = null;
                yield parent.path.isEmpty() ? name : parent.path + "." + name;
            }
            case JsonNode other -> throw new IllegalStateException("no collection: " + other.getNodeType());
        };
        lines.put(path, line(event));
        return path;
    }

    private static JsonNode value(ScalarEvent event) {
        String text = event.getValue();
        if (!event.isPlain()) {
            return JSON.textNode(text);
        }
        Tag tag = RESOLVER.resolve(text, true);
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) && text.length() <= LONGEST_NUMBER) {
            return JSON.numberNode(new BigInteger(text));
        }
        if (tag.equals(Tag.FLOAT) && text.length() <= LONGEST_NUMBER && text.matches("-?[0-9.]+")) {
            return JSON.numberNode(new BigDecimal(text));
        }
        return JSON.textNode(text);
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static RuntimeException refused(Event event, String reason) {
        return YamlDocument.malformed("line " + line(event) + ": " + reason);
    }

    /** A collection that is not complete yet. */
    private static final class Open {
        private final JsonNode node;
        private final String path;
        private @Nullable String key;

        Open(JsonNode node, String path) {
            this.node = node;
            this.path = path;
        }
    }
}
