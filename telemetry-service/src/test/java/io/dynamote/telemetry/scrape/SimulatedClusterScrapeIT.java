package io.dynamote.telemetry.scrape;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Through the proxy of an API server, to two pods of one frontend, each with counters of its own. */
class SimulatedClusterScrapeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "/api/v1/namespaces/dynamo-system";
    private static final String GRAPH = """
            {"apiVersion": "nvidia.com/v1beta1", "kind": "DynamoGraphDeployment",
             "metadata": {"name": "chat", "namespace": "dynamo-system"},
             "spec": {"components": [
               {"name": "Frontend", "type": "frontend", "replicas": 2,
                "podTemplate": {"spec": {"containers": [{"name": "main", "image": "registry.example/vllm-runtime:1.5.0"}]}}},
               {"name": "worker", "type": "worker", "replicas": 1,
                "podTemplate": {"spec": {"containers": [{"name": "main", "image": "registry.example/vllm-runtime:1.5.0",
                  "command": ["python3", "-m", "dynamo.vllm"], "args": ["--model", "Qwen/Qwen3-0.6B"],
                  "resources": {"limits": {"nvidia.com/gpu": "1"}}}]}}}]}}
            """;

    @Test
    void shouldCountWhatEachPodServedWhicheverItWas() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                SimulatedCluster cluster =
                        SimulatedCluster.start(SimulationOptions.defaults().withSpeed(50));
                Deployments deployments = new Deployments(kafka.bootstrapServers());
                RunningService service = TelemetryService.start(ServiceOptions.defaults()
                        .withPort(0)
                        .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                        .with("dynamote.cluster.master-url", cluster.masterUrl())
                        .with("dynamote.telemetry.scrape.interval", "1s"));
                HttpClient http = HttpClient.newHttpClient()) {
            deployments.tell(state(List.of()));
            post(
                    http,
                    cluster.masterUrl() + "/apis/nvidia.com/v1beta1/namespaces/dynamo-system/dynamographdeployments",
                    GRAPH);
            await().atMost(PATIENCE).until(() -> pods(http, cluster).size() == 2);
            await().atMost(PATIENCE)
                    .until(() ->
                            get(http, cluster.masterUrl() + NAMESPACE + "/services/chat-frontend:8000/proxy/v1/models")
                                            .path("data")
                                            .size()
                                    == 1);
            deployments.tell(state(pods(http, cluster)));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(http, service.address() + "/api/traffic/targets")
                                    .findValuesAsText("status"))
                            .containsExactly("read", "read"));

            for (int i = 0; i < 10; i++) {
                post(
                        http,
                        cluster.masterUrl() + NAMESPACE + "/services/chat-frontend:8000/proxy/v1/chat/completions",
                        """
                        {"model": "Qwen/Qwen3-0.6B", "max_tokens": 7,
                         "messages": [{"role": "user", "content": "Say hello to the world"}]}""");
            }

            String live = service.address() + "/api/traffic?windowSeconds=900&scope=deployment:dynamo-system/chat";
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(get(http, live).path("requests").asInt()).isEqualTo(10));
            JsonNode traffic = get(http, live);
            assertThat(traffic.path("inputTokens").asInt()).isEqualTo(50);
            assertThat(traffic.path("outputTokens").asInt()).isEqualTo(70);
            assertThat(traffic.path("failed").asInt()).isZero();
            assertThat(traffic.path("activeRequests").asInt()).isZero();
            assertThat(traffic.at("/durationMillis/count").asInt()).isEqualTo(10);
            assertThat(traffic.at("/timePerOutputTokenMillis/count").asInt())
                    .as("from each token to the next")
                    .isEqualTo(60);

            cluster.stop();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(http, service.address() + "/api/traffic/targets")
                                    .findValuesAsText("reason"))
                            .containsExactly("unreachable", "unreachable"));
            cluster.start();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(http, service.address() + "/api/traffic/targets")
                                    .findValuesAsText("status"))
                            .containsExactly("read", "read"));
        }
    }

    private static DeploymentState state(List<DeploymentState.Pod> pods) {
        return Deployments.state("dynamo-system", "chat", pods);
    }

    private static List<DeploymentState.Pod> pods(HttpClient http, SimulatedCluster cluster)
            throws IOException, InterruptedException {
        return get(http, cluster.masterUrl() + NAMESPACE + "/pods?labelSelector=nvidia.com/dynamo-component=Frontend")
                .path("items")
                .valueStream()
                .filter(pod -> pod.at("/status/containerStatuses/0/ready").asBoolean())
                .map(pod -> Deployments.frontend(
                        pod.at("/metadata/name").asText(),
                        pod.at("/status/podIP").asText()))
                .toList();
    }

    private static JsonNode get(HttpClient http, String address) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static void post(HttpClient http, String address, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }
}
