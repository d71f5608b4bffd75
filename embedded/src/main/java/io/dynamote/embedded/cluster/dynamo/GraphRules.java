package io.dynamote.embedded.cluster.dynamo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.embedded.cluster.api.Cause;
import org.jspecify.annotations.Nullable;

/** The operator's admission rules that a schema cannot express. */
final class GraphRules {

    private static final int MOST_COMPONENTS = 25;
    private static final Pattern RELEASE =
            Pattern.compile("v?\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    private GraphRules() {}

    static List<Cause> check(@Nullable JsonNode before, JsonNode after) {
        var causes = new ArrayList<Cause>();
        Graph graph = Graph.of(after);
        String list = after.path("spec").has("services") ? "spec.services" : "spec.components";
        if (graph.components().isEmpty()) {
            causes.add(Cause.required(list, "must have at least one component"));
        }
        if (graph.components().size() > MOST_COMPONENTS) {
            causes.add(Cause.tooMany(list, graph.components().size(), MOST_COMPONENTS));
        }
        unique(graph, causes);
        graph.components().forEach(component -> image(component, causes));
        if (before == null) {
            if (after.path("spec").has("restart")) {
                causes.add(Cause.forbidden("spec.restart", "must be unset on create"));
            }
        } else {
            immutable(Graph.of(before), graph, list, causes);
        }
        return causes;
    }

    private static void unique(Graph graph, List<Cause> causes) {
        var seen = new HashSet<String>();
        for (Component component : graph.components()) {
            if (!seen.add(component.name().toLowerCase(Locale.ROOT))) {
                causes.add(Cause.duplicate(component.path() + ".name", '"' + component.name() + '"'));
            }
        }
    }

    private static void image(Component component, List<Cause> causes) {
        String image = component.image();
        if (image.isBlank()) {
            causes.add(Cause.required(component.imagePath(), ""));
        } else if (component.runtimeVersion().isEmpty()
                && !RELEASE.matcher(tagOf(image)).matches()) {
            causes.add(Cause.required(
                    component.path() + ".runtimeVersionOverride",
                    "is required when the specified main container image has no parseable semantic-version tag"));
        }
    }

    /** The tag of an image reference; empty without one. A digest is no tag, a port of the registry neither. */
    static String tagOf(String image) {
        String named = image.replaceFirst("@.*", "");
        int colon = named.lastIndexOf(':');
        return colon > named.lastIndexOf('/') ? named.substring(colon + 1) : "";
    }

    private static void immutable(Graph before, Graph after, String list, List<Cause> causes) {
        var old = names(before);
        var now = names(after);
        if (!old.equals(now)) {
            var added = new TreeSet<>(now);
            added.removeAll(old);
            var removed = new TreeSet<>(old);
            removed.removeAll(now);
            causes.add(Cause.forbidden(
                    list,
                    "component topology is immutable and cannot be modified after creation:"
                            + (added.isEmpty() ? "" : " components added: " + added)
                            + (removed.isEmpty() ? "" : " components removed: " + removed)));
        }
        if (!before.backendFramework().equals(after.backendFramework())) {
            causes.add(
                    Cause.invalid("spec.backendFramework", '"' + after.backendFramework() + '"', "field is immutable"));
        }
    }

    private static Set<String> names(Graph graph) {
        var names = new TreeSet<String>();
        graph.components().forEach(component -> names.add(component.name()));
        return names;
    }
}
