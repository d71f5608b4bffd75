package io.dynamote.runtime.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceRuntimeTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = ServiceRuntime.start("probe", ServiceOptions.defaults().withPort(0));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void shouldReadDefaultsAndTheServicesOwnConfiguration() {
        assertThat(service.context().getProperty("probe.greeting", String.class))
                .contains("hello");
        assertThat(service.context().getProperty("micronaut.server.host", String.class))
                .contains("127.0.0.1");
        assertThat(service.context().getProperty("micronaut.server.max-request-size", String.class))
                .contains("64KB");
    }

    @Test
    void shouldAnswerWithAProblemForAnUnknownPath() throws Exception {
        HttpResponse<String> response = get("/nowhere");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.path("code").asText()).isEqualTo("not_found");
        assertThat(problem.path("status").asInt()).isEqualTo(404);
        assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
    }

    @Test
    void shouldNameTheParameterThatCannotBeConverted() throws Exception {
        JsonNode problem = json(get("/probe?number=many"));
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("number");
        assertThat(problem.at("/errors/0/value").asText()).isEqualTo("many");
        assertThat(problem.at("/errors/0/message").asText()).isEqualTo("must be a whole number");
    }

    @Test
    void shouldNotTellInnerDetailsOfAFailure() throws Exception {
        HttpResponse<String> response = get("/probe/boom");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("secret inner detail");
    }

    @Test
    void shouldKeepTheTraceOfTheCaller() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve("/nowhere"))
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .build();
        JsonNode problem = json(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        assertThat(problem.path("traceId").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void shouldNameEachFieldAtFault() throws Exception {
        JsonNode problem = json(post("{\"name\": 5, \"colour\": \"red\"}"));
        assertThat(problem.path("status").asInt()).isEqualTo(422);
        assertThat(problem.path("errors")).hasSize(2);
        assertThat(problem.at("/errors/0/value").asInt()).isEqualTo(5);
        assertThat(problem.at("/errors/1/field").asText()).isEqualTo("colour");
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() throws Exception {
        HttpResponse<String> response = post("{\"name\": \"" + "x".repeat(100_000) + "\"}");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(json(response).path("code").asText()).isEqualTo("request_entity_too_large");
    }

    @Test
    void shouldRefuseABodyThatIsNotJson() throws Exception {
        JsonNode problem = json(post("{\"name\": \n oops}"));
        assertThat(problem.path("code").asText()).isEqualTo("malformed_request");
        assertThat(problem.at("/errors/0/message").asText()).contains("line 2");
    }

    @Test
    void shouldSayThatABodyIsNotCompressedAsItSays() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve("/probe"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"no gzip\"}"))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("code").asText()).isEqualTo("unreadable_content_coding");
        assertThat(json(response).at("/errors/0/message").asText()).contains("GZIP");
    }

    @Test
    void shouldTellItsHealth() throws Exception {
        JsonNode health = json(get("/health"));
        assertThat(health.path("service").asText()).isEqualTo("probe");
        assertThat(health.path("status").asText()).isEqualTo("up");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = service.address().resolve(path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve("/probe"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}
