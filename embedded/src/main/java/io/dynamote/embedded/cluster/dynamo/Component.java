package io.dynamote.embedded.cluster.dynamo;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One component of a graph, whichever version it was written in.
 *
 * @param name name as written
 * @param path path of the component in the object
 * @param type {@code frontend}, {@code worker}, {@code prefill}, {@code decode} and so on; empty if not given
 * @param replicas wanted pods
 * @param gpus GPUs that each pod takes
 * @param imagePath path of the image in the object
 * @param runtimeVersion the override of the runtime version; empty if not given
 * @param main the container that runs Dynamo
 * @param podSpec the rest of the pod: node selector, tolerations, volumes
 */
public record Component(
        String name,
        String path,
        String type,
        int replicas,
        int gpus,
        String imagePath,
        String runtimeVersion,
        ObjectNode main,
        ObjectNode podSpec) {

    public boolean isFrontend() {
        return type.equals("frontend");
    }

    /** Whether it serves a model. */
    public boolean isWorker() {
        return List.of("worker", "prefill", "decode").contains(type);
    }

    public String lowerName() {
        return name.toLowerCase(Locale.ROOT);
    }

    public String image() {
        return main.path("image").asText("");
    }

    /** Eight hex digits that change when the pods have to be replaced. */
    public String hash() {
        return "%08x".formatted((main.toString() + podSpec).hashCode());
    }

    /** The words of command and arguments, in order. */
    public List<String> words() {
        var words = new java.util.ArrayList<String>();
        for (String part : List.of("command", "args")) {
            for (JsonNode word : main.path(part)) {
                words.addAll(List.of(word.asText().strip().split("\\s+", -1)));
            }
        }
        return List.copyOf(words);
    }

    /** Names of the secrets whose absence keeps the container from being made. */
    public List<String> secrets() {
        var secrets = new java.util.ArrayList<String>();
        for (JsonNode source : main.path("envFrom")) {
            JsonNode reference = source.path("secretRef");
            if (reference.has("name") && !reference.path("optional").asBoolean()) {
                secrets.add(reference.get("name").asText());
            }
        }
        return List.copyOf(secrets);
    }
}
