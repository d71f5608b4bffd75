package io.dynamote.embedded.cluster.dynamo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.Body;

/** The CustomResourceDefinition of DynamoGraphDeployments that the simulated cluster serves and admits by. */
public final class GraphDefinition {

    /** Its name in the cluster. */
    public static final String NAME = "dynamographdeployments.nvidia.com";

    private static final String FILE = "dynamographdeployments.yaml";

    private final ObjectNode definition;

    private GraphDefinition(ObjectNode definition) {
        this.definition = definition;
    }

    /**
     * Reads the definition, reduced to the versions that are served.
     *
     * @param versions the preferred version first; it is also the storage version
     */
    public static GraphDefinition of(List<String> versions) {
        ObjectNode definition = read();
        ArrayNode served = definition.arrayNode();
        for (JsonNode version : definition.at("/spec/versions")) {
            String name = version.path("name").asText();
            if (versions.contains(name)) {
                ((ObjectNode) version).put("storage", versions.getFirst().equals(name));
                served.add(version);
            }
        }
        definition.withObject("/spec").set("versions", served);
        addStatus(definition, versions.getFirst());
        return new GraphDefinition(definition);
    }

    /** The definition as an object of the cluster. */
    public ObjectNode object() {
        return definition.deepCopy();
    }

    Optional<JsonNode> schema(String version) {
        for (JsonNode served : definition.at("/spec/versions")) {
            if (served.path("name").asText().equals(version)) {
                return Optional.of(served.at("/schema/openAPIV3Schema"));
            }
        }
        return Optional.empty();
    }

    private static ObjectNode read() {
        try (InputStream in =
                GraphDefinition.class.getResourceAsStream("/io/dynamote/embedded/cluster/dynamo/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + FILE + " is missing from the module");
            }
            return Body.object(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + FILE, e);
        }
    }

    private static void addStatus(ObjectNode definition, String storage) {
        ObjectNode status = definition.putObject("status");
        status.set("acceptedNames", definition.at("/spec/names"));
        status.putArray("storedVersions").add(storage);
        for (String type : new String[] {"NamesAccepted", "Established"}) {
            status.withArray("/conditions")
                    .addObject()
                    .put("type", type)
                    .put("status", "True")
                    .put("reason", type.equals("Established") ? "InitialNamesAccepted" : "NoConflicts")
                    .put("message", "")
                    .put("lastTransitionTime", "2026-11-01T00:00:00Z");
        }
    }
}
