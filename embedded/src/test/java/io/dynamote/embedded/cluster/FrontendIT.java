package io.dynamote.embedded.cluster;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The frontends behind the service proxy, asked as curl would. */
class FrontendIT {

    private static final String SERVICES = "/api/v1/namespaces/dynamo-system/services/";
    private static final String PODS = "/api/v1/namespaces/dynamo-system/pods/";
    private static final String CHAT = SERVICES + "chat-frontend:8000/proxy";
    private static final String MODEL = "Qwen/Qwen3-0.6B";

    private static ClusterFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new ClusterFixture();
        fixture.deploy(Graphs.beta("chat", 1));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void shouldListItsModelAndSayThatItIsReady() throws Exception {
        assertThat(fixture.json(fixture.get(CHAT + "/v1/models"))
                        .at("/data/0/id")
                        .asText())
                .isEqualTo(MODEL);
        assertThat(fixture.json(fixture.get(CHAT + "/v1/models/Qwen%2FQwen3-0.6B/ready"))
                        .path("ready")
                        .asBoolean())
                .isTrue();
        assertThat(fixture.get(CHAT + "/v1/models/other/ready").statusCode()).isEqualTo(404);
        assertThat(fixture.json(fixture.get(SERVICES + "http:chat-frontend:http/proxy/health"))
                        .path("status")
                        .asText())
                .isEqualTo("healthy");
        assertThat(fixture.get(CHAT + "/live").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAnswerAndCountWhatItAnswered() throws Exception {
        fixture.deploy(Graphs.beta("counted", 1));
        String counted = SERVICES + "counted-frontend:8000/proxy";
        String metric = "dynamo_frontend_requests_total{model=\"Qwen/Qwen3-0.6B\",endpoint=\"chat_completions\",";

        var answer = fixture.post(counted + "/v1/chat/completions", """
                {"model": "Qwen/Qwen3-0.6B", "messages": [{"role": "user", "content": "Say hello to the world"}]}""");
        var stream = fixture.post(counted + "/v1/chat/completions", """
                {"model": "Qwen/Qwen3-0.6B", "stream": true, "max_tokens": 3, "stream_options": {"include_usage": true},
                 "messages": [{"role": "user", "content": [{"type": "text", "text": "Count"}]}]}""");
        var wrong = fixture.post(counted + "/v1/chat/completions", """
                {"model": "other", "messages": [{"role": "user", "content": "Hello"}]}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fixture.json(answer).at("/choices/0/message/content").asText())
                .contains("Say hello to the world");
        assertThat(fixture.json(answer).at("/usage/prompt_tokens").asInt()).isEqualTo(5);
        assertThat(stream.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(stream.body().lines().filter(line -> line.startsWith("data: ")))
                .hasSize(6)
                .last()
                .isEqualTo("data: [DONE]");
        assertThat(stream.body()).contains("\"finish_reason\":\"length\"", "\"completion_tokens\":3");
        assertThat(wrong.statusCode()).isEqualTo(404);

        String metrics = fixture.get(counted + "/metrics").body();
        assertThat(metrics)
                .contains("# TYPE dynamo_frontend_requests_total counter")
                .contains(metric + "request_type=\"unary\",status=\"success\",error_type=\"\"} 1")
                .contains(metric + "request_type=\"stream\",status=\"success\",error_type=\"\"} 1")
                .contains(
                        "endpoint=\"chat_completions\",request_type=\"unary\",status=\"error\",error_type=\"not_found\"} 1")
                .contains("dynamo_frontend_time_to_first_token_seconds_bucket{model=\"Qwen/Qwen3-0.6B\",le=\"0.0022\"}")
                .contains("dynamo_frontend_time_to_first_token_seconds_count{model=\"Qwen/Qwen3-0.6B\"} 2")
                .contains("dynamo_frontend_inflight_requests{model=\"Qwen/Qwen3-0.6B\"} 0");
    }

    @Test
    void shouldCompleteAPromptAndRefuseWhatIsNone() throws Exception {
        var answer = fixture.post(CHAT + "/v1/completions", """
                {"model": "Qwen/Qwen3-0.6B", "prompt": "Once upon a time", "max_tokens": 4}""");

        assertThat(fixture.json(answer).at("/choices/0/text").asText()).isEqualTo("This is a simulated");
        assertThat(fixture.json(answer).at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(fixture.post(CHAT + "/v1/chat/completions", "no json").statusCode())
                .isEqualTo(400);
        assertThat(fixture.post(CHAT + "/v1/unknown", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldBeUnavailableUntilReadyAndUnknownWithoutAService() throws Exception {
        var unknown = fixture.get(SERVICES + "none-frontend:8000/proxy/v1/models");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(fixture.get(SERVICES + "chat-frontend:9999/proxy/v1/models").statusCode())
                .isEqualTo(503);

        var graph = Graphs.failing("stuck", "crash-loop");
        fixture.graphs().resource(graph).create();
        String stuck = SERVICES + "stuck-frontend:8000/proxy";
        await().atMost(ClusterFixture.SOON)
                .untilAsserted(
                        () -> assertThat(fixture.get(stuck + "/v1/models").statusCode())
                                .isEqualTo(200));

        assertThat(fixture.json(fixture.get(stuck + "/v1/models")).path("data"))
                .as("healthy without a worker, and no model listed")
                .isEmpty();
        assertThat(fixture.post(stuck + "/v1/chat/completions", """
                        {"model": "Qwen/Qwen3-0.6B", "messages": [{"role": "user", "content": "Hello"}]}""").statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldCountPodByPodBehindTheProxyOfPods() throws Exception {
        fixture.deploy(Graphs.withFrontends("spread", 2));
        String service = SERVICES + "spread-frontend:8000/proxy";
        for (int i = 0; i < 6; i++) {
            fixture.post(service + "/v1/completions", """
                    {"model": "Qwen/Qwen3-0.6B", "prompt": "Once", "max_tokens": 2}""");
        }

        List<String> pods = fixture.pods("spread").stream()
                .map(pod -> pod.getMetadata().getName())
                .filter(name -> name.contains("frontend"))
                .toList();
        assertThat(pods).hasSize(2);
        for (String pod : pods) {
            var metrics = fixture.get(PODS + pod + ":8000/proxy/metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body())
                    .contains("dynamo_frontend_time_to_first_token_seconds_count{model=\"Qwen/Qwen3-0.6B\"} 3")
                    .contains("dynamo_component_uptime_seconds ");
        }
    }

    @Test
    void shouldRefuseWhatNoPodAnswers() throws Exception {
        assertThat(fixture.get(PODS + "none/proxy/metrics").statusCode()).isEqualTo(404);
        String worker = fixture.pods("chat").stream()
                .map(pod -> pod.getMetadata().getName())
                .filter(name -> name.contains("worker"))
                .findFirst()
                .orElseThrow();
        var refused = fixture.get(PODS + worker + ":8000/proxy/metrics");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("connection refused");
    }
}
