package io.dynamote.deployment.manifest;

import java.util.List;
import java.util.Map;

import io.dynamote.deployment.model.ApiVersion;

/** A list of components with full pod templates. */
final class V1Beta1Layout {

    private V1Beta1Layout() {}

    static Map<String, Object> tree(Graph graph) {
        List<Map<String, Object>> components =
                graph.components().stream().map(V1Beta1Layout::component).toList();
        return Layout.document(ApiVersion.V1BETA1, graph, new Tree().put("components", components));
    }

    private static Map<String, Object> component(Graph.Component component) {
        Tree pod = new Tree();
        Graph.Worker worker = component.worker();
        if (worker != null) {
            pod.put("nodeSelector", worker.nodeSelector()).put("tolerations", Layout.tolerations(worker.tolerations()));
        }
        pod.put("containers", List.of(container(component)));
        return new Tree()
                .put("name", component.role().componentName())
                .put("type", component.role().type())
                .put("replicas", component.replicas())
                .put("runtimeVersionOverride", component.runtimeVersion())
                .put("podTemplate", new Tree().put("spec", pod))
                .map();
    }

    private static Map<String, Object> container(Graph.Component component) {
        Tree container =
                new Tree().put("name", "main").put("image", component.image().text());
        Graph.Worker worker = component.worker();
        if (worker != null) {
            container
                    .put("workingDir", worker.workingDirectory())
                    .put("command", worker.command())
                    .put("args", worker.arguments());
        }
        container
                .put("env", Layout.environment(component.environment()))
                .put(
                        "envFrom",
                        List.of(new Tree()
                                .put(
                                        "secretRef",
                                        new Tree()
                                                .put(
                                                        "name",
                                                        component.tokenSecret().value()))
                                .map()));
        if (worker != null) {
            container.put("resources", resources(worker));
        }
        return container.map();
    }

    private static Tree resources(Graph.Worker worker) {
        String memory = worker.resources().memory().text();
        return new Tree()
                .put("requests", new Tree().put("memory", memory).put("ephemeral-storage", worker.ephemeralStorage()))
                .put(
                        "limits",
                        new Tree()
                                .put(
                                        "nvidia.com/gpu",
                                        Integer.toString(
                                                worker.resources().gpus().value()))
                                .put("memory", memory));
    }
}
