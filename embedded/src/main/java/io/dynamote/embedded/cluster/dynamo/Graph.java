package io.dynamote.embedded.cluster.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A DynamoGraphDeployment as the operator reads it.
 *
 * @param namespace its namespace
 * @param name its name
 * @param components its components in the order of the object
 * @param backendFramework the framework that it declares; empty if none
 */
public record Graph(String namespace, String name, List<Component> components, String backendFramework) {

    private static final Pattern MODULE = Pattern.compile("dynamo\\.(vllm|sglang|trtllm|mocker)");
    private static final List<String> MODEL_OPTIONS =
            List.of("--served-model-name", "--model-name", "--model", "--model-path");

    /** Reads an object of either version. */
    public static Graph of(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        boolean beta = object.path("apiVersion").asText().endsWith("/v1beta1");
        return new Graph(
                metadata.path("namespace").asText(),
                metadata.path("name").asText(),
                beta ? components(object.path("spec").path("components")) : services(object.path("spec")),
                object.path("spec").path("backendFramework").asText(""));
    }

    /** The frameworks that the commands of the components start. */
    public List<String> frameworks() {
        var found = new TreeSet<String>();
        for (Component component : components) {
            Matcher matcher = MODULE.matcher(String.join(" ", component.words()));
            while (matcher.find()) {
                if (!matcher.group(1).equals("mocker")) {
                    found.add(matcher.group(1));
                }
            }
        }
        return List.copyOf(found);
    }

    /** The name under which the model is served; empty when no component names a model. */
    public Optional<String> servedModel() {
        for (String option : MODEL_OPTIONS) {
            for (Component component : components) {
                List<String> words = component.words();
                int at = words.indexOf(option);
                if (at >= 0 && at + 1 < words.size()) {
                    return Optional.of(words.get(at + 1));
                }
            }
        }
        return Optional.empty();
    }

    public Optional<Component> frontend() {
        return components.stream().filter(Component::isFrontend).findFirst();
    }

    private static List<Component> components(JsonNode list) {
        var components = new ArrayList<Component>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            ObjectNode podSpec = object(item.path("podTemplate").path("spec"));
            JsonNode containers = podSpec.path("containers");
            int main = indexOfMain(containers);
            ObjectNode container = object(containers.path(main));
            String path = "spec.components[" + i + "]";
            podSpec.remove("containers");
            components.add(new Component(
                    item.path("name").asText(),
                    path,
                    item.path("type").asText(""),
                    item.path("replicas").asInt(1),
                    gpus(container.path("resources").path("limits").path("nvidia.com/gpu")),
                    path + ".podTemplate.spec.containers[" + main + "].image",
                    item.path("runtimeVersionOverride").asText(""),
                    container,
                    podSpec));
        }
        return List.copyOf(components);
    }

    private static List<Component> services(JsonNode spec) {
        var components = new ArrayList<Component>();
        for (Map.Entry<String, JsonNode> service : spec.path("services").properties()) {
            JsonNode item = service.getValue();
            ObjectNode podSpec = object(item.path("extraPodSpec"));
            ObjectNode container = object(podSpec.path("mainContainer"));
            podSpec.remove("mainContainer");
            if (item.has("envFromSecret")) {
                container
                        .withArray("/envFrom")
                        .addObject()
                        .putObject("secretRef")
                        .set("name", item.get("envFromSecret"));
            }
            String sub = item.path("subComponentType").asText("");
            String path = "spec.services[" + service.getKey() + "]";
            components.add(new Component(
                    service.getKey(),
                    path,
                    sub.isEmpty() ? item.path("componentType").asText("") : sub,
                    item.path("replicas").asInt(1),
                    gpus(item.path("resources").path("limits").path("gpu")),
                    path + ".extraPodSpec.mainContainer.image",
                    item.path("runtimeVersionOverride").asText(""),
                    container,
                    podSpec));
        }
        return List.copyOf(components);
    }

    private static int indexOfMain(JsonNode containers) {
        for (int i = 0; i < containers.size(); i++) {
            if (containers.get(i).path("name").asText().equals("main")) {
                return i;
            }
        }
        return 0;
    }

    private static int gpus(JsonNode quantity) {
        String text = quantity.asText("0");
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object
                ? object.deepCopy()
                : com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    }
}
