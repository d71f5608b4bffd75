package io.dynamote.web;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

import io.dynamote.web.StubService.Answer;

/** Catalog and deployment services with answers that look like the real ones. */
public final class StubServices implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]*)\"");
    private static final String YAML = """
            apiVersion: nvidia.com/v1beta1
            kind: DynamoGraphDeployment
            metadata:
              name: %s
              namespace: dynamo-system
              labels:
                app.kubernetes.io/managed-by: dynamote
                dynamote.io/team: search
              annotations:
                dynamote.io/revision: "1"
            spec:
              backendFramework: vllm
              components:
                - name: Frontend
                  type: frontend
                  replicas: 1
                  podTemplate:
                    spec:
                      containers:
                        - name: main
                          image: nvcr.io/nvidia/ai-dynamo/vllm-runtime:1.2.0
                - name: worker
                  type: worker
                  replicas: 1
                  podTemplate:
                    spec:
                      containers:
                        - name: main
                          image: nvcr.io/nvidia/ai-dynamo/vllm-runtime:1.2.0
                          command: ["python3", "-m", "dynamo.vllm"]
                          args:
                            - --model
                            - Qwen/Qwen3-0.6B
                          resources:
                            limits:
                              nvidia.com/gpu: "1"
                              memory: 32Gi
            """;

    public final StubService catalog = StubService.start();
    public final StubService deployment = StubService.start();
    public final StubService telemetry = StubService.start();
    public final StubService alert = StubService.start();

    public StubServices() {
        health(catalog, "catalog");
        health(deployment, "deployment");
        health(telemetry, "telemetry");
        health(alert, "alert");
        alert.on("GET /api/alerts", Answer.json("{\"items\":[]}"));
        cluster(true, true);
        deployment.on(
                "GET /api/namespaces",
                Answer.json("{\"items\":[{\"name\":\"dynamo-system\"},{\"name\":\"research\"}]}"));
        deployment.on("GET /api/deployments", Answer.json("{\"items\":[]}"));
        deployment.on("POST /api/deployments/preview", request -> checked(request, StubServices::preview));
        deployment.on("POST /api/deployments", request -> checked(request, name -> Answer.json(201, deployment(name))));
        catalog.on("GET /api/models", Answer.json("{\"items\":[]}"));
    }

    private interface Accepted {
        Answer of(String name);
    }

    private static Answer checked(StubService.Request request, Accepted accepted) {
        var found = NAME.matcher(request.body());
        String name = found.find() ? found.group(1) : "";
        String errors = "";
        if (!name.matches("[a-z]([-a-z0-9]{0,28}[a-z0-9])?")) {
            errors += ",{\"field\":\"name\",\"value\":\"" + name
                    + "\",\"message\":\"must be at most 30 lower-case letters, digits and inner hyphens, starting with a letter\"}";
        }
        if (request.body().contains("\"replicas\":0") || request.body().contains("\"replicas\":-")) {
            errors += ",{\"field\":\"replicas\",\"value\":0,\"message\":\"must be at least 1\"}";
        }
        if (request.body().contains("\"contextLength\":999999")) {
            errors +=
                    ",{\"field\":\"contextLength\",\"value\":999999,\"message\":\"must be at most 32768 for this model\"}";
        }
        return errors.isEmpty()
                ? accepted.of(name)
                : new Answer(
                        422,
                        java.util.Map.of("Content-Type", "application/problem+json"),
                        "{\"title\":\"The request has invalid fields\",\"status\":422,\"code\":\"invalid_input\",\"detail\":\"faults\",\"errors\":["
                                + errors.substring(1) + "]}");
    }

    private static Answer preview(String name) {
        String yaml = YAML.formatted(name).replace("\"", "\\\"").replace("\n", "\\n");
        return Answer.json("{\"apiVersion\":\"nvidia.com/v1beta1\",\"yaml\":\"" + yaml
                + "\",\"warnings\":[\"The image tag is not pinned by digest: a re-pushed tag changes what runs.\"]}");
    }

    private static String deployment(String name) {
        return "{\"namespace\":\"dynamo-system\",\"name\":\"" + name + "\"}";
    }

    static void health(StubService service, String name) {
        service.on(
                "GET /health",
                Answer.json("{\"service\":\"" + name + "\",\"status\":\"up\",\"dependencies\":["
                        + "{\"name\":\"postgres\",\"status\":\"up\",\"since\":\""
                        + Instant.now().minusSeconds(7_200) + "\"},"
                        + "{\"name\":\"kafka\",\"status\":\"up\",\"since\":\""
                        + Instant.now().minusSeconds(7_200) + "\"}]}"));
    }

    /** What deployment-service says about the cluster. */
    public void cluster(boolean connected, boolean simulated) {
        Instant contact = connected ? Instant.now() : Instant.now().minusSeconds(185);
        deployment.on(
                "GET /api/cluster/status",
                Answer.json(String.format(
                        Locale.ROOT,
                        "{\"connected\":%s,\"server\":\"https://127.0.0.1:6443\",\"version\":\"v1.34.1\",\"simulated\":%s,"
                                + "\"dynamo\":{\"installed\":true,\"versions\":[\"v1beta1\",\"v1alpha1\"]},\"lastContact\":\"%s\"}",
                        connected,
                        simulated,
                        contact)));
    }

    /** Makes deployment-service know one deployment with its steps, history, manifest and access. */
    public void knows(String name, String json, String history) {
        String path = "GET /api/deployments/" + name;
        deployment.on(path, Answer.json(json));
        deployment.on(path + "/history", Answer.json(history));
        deployment.on(path + "/manifest", Answer.yaml(YAML.formatted(name)));
        deployment.on(
                path + "/access",
                Answer.json("{\"portForward\":\"kubectl -n dynamo-system port-forward svc/" + name
                        + "-frontend 8000:8000\",\"curl\":\"curl -s http://127.0.0.1:8000/v1/chat/completions \\\\\\n  -H 'Content-Type: application/json' \\\\\\n  -d '{\\\"model\\\": \\\"Qwen/Qwen3-0.6B\\\", \\\"messages\\\": [{\\\"role\\\": \\\"user\\\", \\\"content\\\": \\\"Hello\\\"}]}'\","
                        + "\"note\":\"The frontend speaks the OpenAI API. Port 8000 of your machine must be free.\"}"));
        deployment.on("DELETE /api/deployments/" + name, Answer.json(202, "{}"));
    }

    /** Makes deployment-service find a deployment gone; its history stays. */
    public void forgets(String name) {
        deployment.on("GET /api/deployments/" + name, Answer.problem(404, "deployment_not_found", name + " is gone"));
    }

    @Override
    public void close() {
        catalog.close();
        deployment.close();
        telemetry.close();
        alert.close();
    }
}
