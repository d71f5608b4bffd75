package io.dynamote.embedded.cluster.life;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.dynamo.Component;
import io.dynamote.embedded.cluster.dynamo.Graph;

/** Makes the pods and the Service of a graph, named and labelled as the operator does without Grove. */
final class PodFactory {

    private final Supplier<UUID> ids;

    PodFactory(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** Name of a component's child resource; workers carry the hash of their configuration. */
    static String childName(Graph graph, Component component) {
        String name = (graph.name() + "-" + component.lowerName()).replace('.', '-');
        return component.isWorker() ? name + "-" + component.hash() : name;
    }

    ObjectNode pod(JsonNode owner, Graph graph, Component component) {
        String child = childName(graph, component);
        String replicaSet = child + "-" + component.hash().substring(0, 6);
        ObjectNode pod =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = pod.putObject("metadata")
                .put("name", replicaSet + "-" + ids.get().toString().substring(0, 5))
                .put("namespace", graph.namespace());
        metadata.set("labels", labels(graph, component));
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "apps/v1")
                .put("kind", "ReplicaSet")
                .put("name", replicaSet)
                .put("uid", owner.at("/metadata/uid").asText())
                .put("controller", true);
        annotate(metadata.putObject("annotations"), owner, graph, component);
        ObjectNode spec = component.podSpec().deepCopy();
        ObjectNode container = component.main().deepCopy().put("name", "main");
        if (component.gpus() > 0) {
            container.withObject("/resources/limits").put("nvidia.com/gpu", Integer.toString(component.gpus()));
        }
        spec.putArray("containers").add(container);
        spec.put("restartPolicy", "Always").put("terminationGracePeriodSeconds", 60);
        pod.set("spec", spec);
        return PodStatus.pending(pod);
    }

    ObjectNode service(Graph graph, Component frontend) {
        ObjectNode service =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Service");
        service.putObject("metadata")
                .put("name", childName(graph, frontend))
                .put("namespace", graph.namespace())
                .putObject("labels")
                .put(Labels.GRAPH, graph.name())
                .put(Labels.COMPONENT, frontend.name())
                .put(Labels.COMPONENT_TYPE, frontend.type());
        ObjectNode spec = service.putObject("spec").put("type", "ClusterIP");
        spec.putObject("selector")
                .put(Labels.COMPONENT_TYPE, frontend.type())
                .put(Labels.NAMESPACE, dynamoNamespace(graph))
                .put(Labels.COMPONENT, frontend.name());
        spec.putArray("ports")
                .addObject()
                .put("name", "http")
                .put("protocol", "TCP")
                .put("port", 8000)
                .put("targetPort", "http");
        return service;
    }

    private static void annotate(ObjectNode annotations, JsonNode owner, Graph graph, Component component) {
        graph.servedModel().ifPresent(model -> annotations.put(Labels.MODEL, model));
        String failure = owner.path("metadata")
                .path("annotations")
                .path(FailureScript.ANNOTATION)
                .asText("");
        if (component.isWorker() && !failure.isEmpty()) {
            annotations.put(FailureScript.ANNOTATION, failure);
        }
    }

    private static ObjectNode labels(Graph graph, Component component) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        Map.of(
                        Labels.GRAPH, graph.name(),
                        Labels.COMPONENT, component.name(),
                        Labels.COMPONENT_TYPE, component.type(),
                        Labels.NAMESPACE, dynamoNamespace(graph),
                        Labels.SELECTOR, childName(graph, component),
                        Labels.METRICS, "true",
                        Labels.DISCOVERY, "kubernetes",
                        Labels.DISCOVERY_ENABLED, "true",
                        Labels.HASH, component.hash())
                .forEach(labels::put);
        if (component.type().equals("prefill") || component.type().equals("decode")) {
            labels.put(Labels.SUB_COMPONENT_TYPE, component.type());
        }
        return labels;
    }

    private static String dynamoNamespace(Graph graph) {
        return (graph.namespace() + "-" + graph.name()).replace('.', '-');
    }
}
