package io.dynamote.embedded.cluster.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Admission;
import io.dynamote.embedded.cluster.api.Cause;
import io.dynamote.embedded.cluster.api.Metadata;
import io.dynamote.embedded.cluster.api.ResourceType;
import org.jspecify.annotations.Nullable;

/** Admits DynamoGraphDeployments by definition and rules, and completes them; lets everything else pass. */
public final class GraphAdmission implements Admission {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final int LONGEST_NAME = 253;

    private final GraphDefinition definition;

    public GraphAdmission(GraphDefinition definition) {
        this.definition = definition;
    }

    @Override
    public List<Cause> review(ResourceType type, @Nullable ObjectNode before, ObjectNode after) {
        if (!type.equals(ResourceType.graph(type.version()))) {
            return List.of();
        }
        var causes = new ArrayList<Cause>();
        String name = Metadata.name(after);
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            causes.add(Cause.invalid(
                    "metadata.name",
                    '"' + name + '"',
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'"));
        }
        definition.schema(type.version()).ifPresent(schema -> causes.addAll(new StructuralSchema(schema).admit(after)));
        if (!causes.isEmpty()) {
            return causes;
        }
        completeReplicas(after);
        // An object on its way out may lose its finalizer whatever the rules say today.
        return Metadata.isDeleting(after) ? List.of() : GraphRules.check(before, after);
    }

    private static void completeReplicas(ObjectNode object) {
        for (String list : List.of("components", "services")) {
            for (JsonNode component : object.path("spec").path(list)) {
                if (component instanceof ObjectNode item && !item.has("replicas")) {
                    item.put("replicas", 1);
                }
            }
        }
    }
}
