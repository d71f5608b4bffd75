package io.dynamote.embedded.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;

import static org.awaitility.Awaitility.await;

/** A cluster fifty times as fast as time, and the questions that tests ask it. */
final class ClusterFixture implements AutoCloseable {

    static final Duration SOON = Duration.ofMinutes(1);
    static final String GRAPH_LABEL = "nvidia.com/dynamo-graph-deployment-name";

    private final SimulatedCluster cluster;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    ClusterFixture() {
        this(SimulationOptions.defaults().withSpeed(50));
    }

    ClusterFixture(SimulationOptions options) {
        this.cluster = SimulatedCluster.start(options);
    }

    SimulatedCluster cluster() {
        return cluster;
    }

    KubernetesClient client() {
        return cluster.client();
    }

    NonNamespaceOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> graphs() {
        return client().genericKubernetesResources(Graphs.BETA).inNamespace(Graphs.NAMESPACE);
    }

    GenericKubernetesResource apply(GenericKubernetesResource graph) {
        return graphs().resource(graph)
                .fieldManager("dynamote")
                .forceConflicts()
                .serverSideApply();
    }

    void deploy(GenericKubernetesResource graph) {
        graphs().resource(graph).create();
        awaitState(graph.getMetadata().getName(), "successful");
    }

    void awaitState(String name, String state) {
        await().atMost(SOON).until(() -> state(graphs().withName(name).get()), state::equals);
    }

    List<Pod> pods(String graph) {
        return client().pods()
                .inNamespace(Graphs.NAMESPACE)
                .withLabel(GRAPH_LABEL, graph)
                .list()
                .getItems();
    }

    static String state(GenericKubernetesResource graph) {
        Object state = graph == null ? null : graph.get("status", "state");
        return state == null ? "" : state.toString();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(cluster.masterUrl() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, "application/json", body);
    }

    HttpResponse<String> send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(cluster.masterUrl() + path))
                        .header("content-type", contentType)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(HttpResponse<String> response) throws IOException {
        return json.readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
        cluster.close();
    }
}
