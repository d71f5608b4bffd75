package io.dynamote.deployment.manifest;

import java.util.Map;

import io.dynamote.deployment.model.ApiVersion;

/** A map of services, each with its own fields for what v1beta1 leaves to the pod template. */
final class V1Alpha1Layout {

    private V1Alpha1Layout() {}

    static Map<String, Object> tree(Graph graph) {
        Tree services = new Tree();
        graph.components().forEach(c -> services.put(c.role().componentName(), service(c)));
        return Layout.document(ApiVersion.V1ALPHA1, graph, new Tree().put("services", services));
    }

    private static Tree service(Graph.Component component) {
        Tree service = new Tree();
        switch (component.role()) {
            case FRONTEND, WORKER ->
                service.put("componentType", component.role().type());
            case PREFILL, DECODE ->
                service.put("componentType", Role.WORKER.type())
                        .put("subComponentType", component.role().type());
        }
        service.put("replicas", component.replicas())
                .put("runtimeVersionOverride", component.runtimeVersion())
                .put("envFromSecret", component.tokenSecret().value())
                .put("envs", Layout.environment(component.environment()));
        Tree container = new Tree().put("image", component.image().text());
        Tree pod = new Tree();
        Graph.Worker worker = component.worker();
        if (worker != null) {
            service.put("resources", resources(worker));
            container
                    .put("workingDir", worker.workingDirectory())
                    .put("command", worker.command())
                    .put("args", worker.arguments());
            pod.put("nodeSelector", worker.nodeSelector()).put("tolerations", Layout.tolerations(worker.tolerations()));
        }
        return service.put("extraPodSpec", pod.put("mainContainer", container));
    }

    private static Tree resources(Graph.Worker worker) {
        String memory = worker.resources().memory().text();
        return new Tree()
                .put(
                        "requests",
                        new Tree()
                                .put("memory", memory)
                                .put("custom", new Tree().put("ephemeral-storage", worker.ephemeralStorage())))
                .put(
                        "limits",
                        new Tree()
                                .put(
                                        "gpu",
                                        Integer.toString(
                                                worker.resources().gpus().value()))
                                .put("memory", memory));
    }
}
