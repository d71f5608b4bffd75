package io.dynamote.alert.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The secrets in a file of routes and receivers. They are replaced where they stand, so that comments, order and lines of
 * the file stay as somebody wrote them.
 */
public final class SecretFields {

    /** What stands for a secret that is not shown. */
    public static final String HIDDEN = "***";

    private static final Set<String> NAMES = Set.of("api_url", "webhook_url", "url", "bot_token", "auth_password");

    private final String text;
    private final List<Place> places = new ArrayList<>();

    /**
     * A secret.
     *
     * @param name receiver, kind, number and field, by which the same secret is found in another version of the file
     */
    private record Place(String name, String value, int begin, int end) {}

    private SecretFields(String text) {
        this.text = text;
    }

    /** Finds the secrets of a file. What is no YAML has none that could be found: whoever reads it refuses it. */
    public static SecretFields of(String text) {
        SecretFields fields = new SecretFields(text);
        try {
            new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .ifPresent(root -> fields.receivers(child(root, "receivers")));
        } catch (YamlEngineException e) {
            fields.places.clear();
        }
        fields.places.sort(Comparator.comparingInt(Place::begin));
        return fields;
    }

    /** The secrets by name. */
    public Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        places.forEach(place -> values.put(place.name(), place.value()));
        return values;
    }

    /** The file with other values. */
    public String replace(UnaryOperator<String> change) {
        return replaceByName((name, value) -> change.apply(value));
    }

    /** The file with the secrets that it hides, taken from where they were before; those that are not there stay hidden. */
    public String reveal(Map<String, String> before) {
        return replaceByName((name, value) -> value.equals(HIDDEN) ? before.getOrDefault(name, HIDDEN) : value);
    }

    private String replaceByName(java.util.function.BinaryOperator<String> change) {
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (Place place : places) {
            String next = change.apply(place.name(), place.value());
            if (!next.equals(place.value())) {
                changed.append(text, done, place.begin()).append(quoted(next));
                done = place.end();
            }
        }
        return changed.append(text, done, text.length()).toString();
    }

    private static String quoted(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }

    private void receivers(List<Node> receivers) {
        receivers.forEach(each -> {
            if (each instanceof SequenceNode all) {
                all.getValue().forEach(this::receiver);
            }
        });
    }

    private void receiver(Node receiver) {
        if (!(receiver instanceof MappingNode mapping)) {
            return;
        }
        String name = child(mapping, "name").stream()
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue())
                .findFirst()
                .orElse("");
        for (NodeTuple kind : mapping.getValue()) {
            if (kind.getKeyNode() instanceof ScalarNode key && kind.getValueNode() instanceof SequenceNode all) {
                for (int i = 0; i < all.getValue().size(); i++) {
                    settings(
                            name + "/" + key.getValue() + "/" + i,
                            all.getValue().get(i));
                }
            }
        }
    }

    private void settings(String destination, Node settings) {
        if (!(settings instanceof MappingNode mapping)) {
            return;
        }
        for (NodeTuple field : mapping.getValue()) {
            if (field.getKeyNode() instanceof ScalarNode key
                    && NAMES.contains(key.getValue())
                    && field.getValueNode() instanceof ScalarNode value) {
                places.add(new Place(destination + "/" + key.getValue(), value.getValue(), begin(value), end(value)));
            }
        }
    }

    private static List<Node> child(Node node, String name) {
        List<Node> found = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple field : mapping.getValue()) {
                if (field.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name)) {
                    found.add(field.getValueNode());
                }
            }
        }
        return found;
    }

    private int begin(Node node) {
        return index(node.getStartMark().orElseThrow().getIndex());
    }

    private int end(Node node) {
        return index(node.getEndMark().orElseThrow().getIndex());
    }

    /** Marks count characters of Unicode. */
    private int index(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }
}
