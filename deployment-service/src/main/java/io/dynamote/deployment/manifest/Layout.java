package io.dynamote.deployment.manifest;

import java.util.List;
import java.util.Map;

import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.Toleration;

/** What both API versions write alike. */
final class Layout {

    static final String KIND = "DynamoGraphDeployment";

    private Layout() {}

    static Map<String, Object> document(ApiVersion version, Graph graph, Tree spec) {
        return new Tree()
                .put("apiVersion", version.id())
                .put("kind", KIND)
                .put(
                        "metadata",
                        new Tree()
                                .put("name", graph.ref().name().value())
                                .put("namespace", graph.ref().namespace().value())
                                .put("labels", Map.of("app.kubernetes.io/managed-by", "dynamote"))
                                .put("annotations", graph.annotations()))
                .put("spec", spec)
                .map();
    }

    static List<Map<String, Object>> environment(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(e -> new Tree()
                        .put("name", e.getKey())
                        .put("value", e.getValue())
                        .map())
                .toList();
    }

    static List<Map<String, Object>> tolerations(List<Toleration> tolerations) {
        return tolerations.stream()
                .map(t -> new Tree()
                        .put("key", t.key())
                        .put("operator", t.operator().word())
                        .put("value", t.value())
                        .put("effect", t.effect() == null ? null : t.effect().word())
                        .put("tolerationSeconds", t.seconds())
                        .map())
                .toList();
    }
}
