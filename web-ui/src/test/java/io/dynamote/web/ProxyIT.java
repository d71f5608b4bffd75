package io.dynamote.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The API at the door. */
class ProxyIT {

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/models/Qwen%2FQwen3-0.6B", "/api/models/Qwen/Qwen3-0.6B", "/api/models/export"})
    void shouldPassPathsOnExactlyAsTheyCame(String path) {
        portal.services.catalog.on("GET " + path, StubService.Answer.json("{\"path\":\"seen\"}"));
        HttpResponse<String> answer = portal.get(path + "?q=a%20b&engine=vllm");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"path\":\"seen\"}");
        assertThat(portal.services.catalog.received("GET " + path).getLast().query())
                .isEqualTo("q=a%20b&engine=vllm");
    }

    @Test
    void shouldNameAContentTypeWhereTheServiceNamesNone() {
        portal.services.deployment.on("POST /api/deployments/preview", new StubService.Answer(200, Map.of(), ""));
        HttpResponse<String> answer = post("/api/deployments/preview", "{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void shouldPassStatusHeadersAndProblemsBackUnchanged() {
        portal.services.deployment.on(
                "POST /api/deployments/preview",
                new StubService.Answer(
                        422,
                        Map.of(
                                "Content-Type",
                                "application/problem+json",
                                "Retry-After",
                                "7",
                                "Keep-Alive",
                                "timeout=9"),
                        "{\"code\":\"invalid_input\"}"));
        HttpResponse<String> answer = post("/api/deployments/preview", "{}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.headers().firstValue("Keep-Alive")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).isEqualTo("{\"code\":\"invalid_input\"}");
    }

    @Test
    void shouldKeepTheTraceOfTheCallerOrBeginOne() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        portal.get("/api/namespaces", "traceparent", trace, "Idempotency-Key", "k-1", "Cookie", "a=b");
        StubService.Request kept =
                portal.services.deployment.received("GET /api/namespaces").getLast();
        assertThat(kept.header("Traceparent")).isEqualTo(trace);
        assertThat(kept.header("Idempotency-key")).isEqualTo("k-1");
        assertThat(kept.headers()).doesNotContainKey("Cookie");
        portal.get("/api/namespaces");
        assertThat(portal.services
                        .deployment
                        .received("GET /api/namespaces")
                        .getLast()
                        .header("Traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void shouldPassALargeBodyAndRefuseATooLargeOne() {
        portal.services.catalog.on(
                "POST /api/models/import",
                request ->
                        StubService.Answer.json("{\"length\":" + request.body().length() + "}"));
        assertThat(post("/api/models/import", "x".repeat(1_000_000)).body()).isEqualTo("{\"length\":1000000}");
        HttpResponse<String> refused = post("/api/models/import", "x".repeat(9_000_000));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).path("code").asText()).isEqualTo("request_entity_too_large");
    }

    @Test
    void shouldPassADeletionWithoutABody() {
        portal.services.deployment.on("DELETE /api/deployments/a", StubService.Answer.json(202, "{}"));
        HttpRequest request = HttpRequest.newBuilder(portal.address().resolve("/api/deployments/a?namespace=n"))
                .DELETE()
                .build();
        assertThat(portal.send(request).statusCode()).isEqualTo(202);
        assertThat(portal.services
                        .deployment
                        .received("DELETE /api/deployments/a")
                        .getLast()
                        .query())
                .isEqualTo("namespace=n");
    }

    @Test
    void shouldHandOnALargeAnswer() {
        portal.services.catalog.on(
                "GET /api/models/export",
                new StubService.Answer(200, Map.of("Content-Type", "application/yaml"), "y: 1\n".repeat(400_000)));
        assertThat(portal.get("/api/models/export").body()).hasSize(2_000_000);
    }

    @Test
    void shouldNameTheServiceThatIsDown() {
        portal.services.catalog.goAway();
        HttpResponse<String> answer = portal.get("/api/models");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(json(answer).path("code").asText()).isEqualTo("service_unavailable");
        assertThat(json(answer).path("detail").asText()).contains("catalog-service");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            JsonNode health = json(portal.get("/api/health"));
            assertThat(health.path("status").asText()).isEqualTo("degraded");
            assertThat(health.findValuesAsText("status")).contains("down", "up");
        });
        portal.services.catalog.comeBack();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                json(portal.get("/api/health")).path("status").asText())
                        .isEqualTo("up"));
    }

    @Test
    void shouldAskForHealthOnceASecondWhateverTheNumberOfViewers() {
        int before = portal.services.catalog.received("GET /health").size();
        Instant begin = Instant.now();
        for (int i = 0; i < 100; i++) {
            portal.get("/api/health");
        }
        assertThat(portal.services.catalog.received("GET /health").size() - before)
                .isLessThan((int) Duration.between(begin, Instant.now()).toSeconds() + 20);
    }

    @Test
    void shouldRefuseWritesFromOtherSites() {
        HttpResponse<String> foreign = post("/api/deployments", "{}", "Origin", "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(json(foreign).path("code").asText()).isEqualTo("foreign_origin");
        assertThat(post("/api/deployments", "{\"name\":\"ok\"}", "Origin", origin())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void shouldRefusePathsThatClimb() throws IOException {
        String answer = raw("GET /api/models/%2e%2e/health HTTP/1.1");
        assertThat(answer).startsWith("HTTP/1.1 422").contains("must not contain . or ..");
    }

    private static String origin() {
        return "http://" + portal.address().getAuthority();
    }

    /** A request as it is, without a client that mends it. */
    private static String raw(String requestLine) throws IOException {
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), portal.address().getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.address().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return portal.send(request.build());
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }
}
