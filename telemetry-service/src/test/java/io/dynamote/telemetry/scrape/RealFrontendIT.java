package io.dynamote.telemetry.scrape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Requests to the real frontend of NVIDIA Dynamo, counted by its own metrics: as many as were sent, with the tokens that
 * it said to have used, and times to the first token that agree with those that the client saw. Needs a Python that has
 * Dynamo; {@code telemetry-service/src/test/dynamo/install} makes one.
 */
class RealFrontendIT {

    private static final String PYTHON = "DYNAMOTE_DYNAMO_PYTHON";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STREAMED = 12;
    private static final int WHOLE = 5;
    private static final int UNKNOWN = 2;

    @TempDir
    Path directory;

    private final List<Double> firstTokenMillis = new ArrayList<>();
    private long inputTokens;
    private long outputTokens;
    private String live = "";

    @Test
    void shouldCountWhatTheRealFrontendServed() throws Exception {
        String python = System.getenv(PYTHON);
        assumeTrue(
                python != null && Files.isExecutable(Path.of(python)),
                PYTHON + " names no Python with Dynamo; telemetry-service/src/test/dynamo/install makes one");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                RealDynamo dynamo = RealDynamo.start(python, directory);
                Deployments deployments = new Deployments(kafka.bootstrapServers());
                RunningService service = TelemetryService.start(ServiceOptions.defaults()
                        .withPort(0)
                        .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                        .with("dynamote.telemetry.scrape.interval", "1s")
                        .with("dynamote.telemetry.scrape.through", "pods")
                        .with("dynamote.telemetry.scrape.port", dynamo.port()));
                HttpClient http = HttpClient.newHttpClient()) {
            live = service.address() + "/api/traffic?windowSeconds=900&scope=deployment:ns/real";
            awaitModel(http, dynamo);
            deployments.tell(Deployments.state("real", Deployments.frontend("real-frontend", "127.0.0.1")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(http, service.address() + "/api/traffic/targets")
                                    .findValuesAsText("status"))
                            .containsExactly("read"));

            send(http, dynamo);

            awaitRequests(http, STREAMED + WHOLE + UNKNOWN);
            JsonNode traffic = get(http, live);
            assertThat(traffic.path("failed").asInt()).isEqualTo(UNKNOWN);
            assertThat(traffic.at("/errors/validation").asInt()).isEqualTo(UNKNOWN);
            assertThat(traffic.path("cancelled").asInt()).isZero();
            assertThat(traffic.path("inputTokens").asLong()).isEqualTo(inputTokens);
            assertThat(traffic.path("outputTokens").asLong()).isEqualTo(outputTokens);
            assertThat(traffic.at("/durationMillis/count").asInt()).isEqualTo(STREAMED + WHOLE + UNKNOWN);
            assertThat(traffic.at("/timePerOutputTokenMillis/count").asLong())
                    .as("from each token to the next")
                    .isEqualTo(outputTokens - STREAMED - WHOLE);
            assertThat(traffic.path("activeRequests").asInt()).isZero();
            firstTokensAgree(http, dynamo, traffic.path("timeToFirstTokenMillis"));

            cancel(http, dynamo);
            awaitRequests(http, STREAMED + WHOLE + UNKNOWN + 1);
            assertThat(get(http, live).path("cancelled").asInt()).isEqualTo(1);
            assertThat(get(http, live).path("failed").asInt())
                    .as("a client that went away is no failure")
                    .isEqualTo(UNKNOWN);

            dynamo.restartFrontend();
            awaitModel(http, dynamo);
            whole(http, dynamo);
            whole(http, dynamo);
            awaitRequests(http, STREAMED + WHOLE + UNKNOWN + 1 + 2);
        }
    }

    private void send(HttpClient http, RealDynamo dynamo) throws IOException, InterruptedException {
        for (int i = 0; i < STREAMED; i++) {
            stream(http, dynamo, 5 + i);
        }
        for (int i = 0; i < WHOLE; i++) {
            whole(http, dynamo);
        }
        for (int i = 0; i < UNKNOWN; i++) {
            assertThat(post(http, dynamo, "{\"model\":\"none\",\"messages\":[{\"role\":\"user\",\"content\":\"w1\"}]}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private void stream(HttpClient http, RealDynamo dynamo, int tokens) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<InputStream> answer = http.send(
                request(dynamo, """
                        {"model": "demo/tiny", "stream": true, "max_tokens": %d, "ignore_eos": true,
                         "stream_options": {"include_usage": true},
                         "messages": [{"role": "user", "content": "%s"}]}""".formatted(tokens, "w7 ".repeat(200 + tokens))),
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            boolean first = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: {")) {
                    JsonNode event = JSON.readTree(line.substring("data: ".length()));
                    if (first) {
                        firstTokenMillis.add((System.nanoTime() - begin) / 1e6);
                        first = false;
                    }
                    use(event.path("usage"));
                }
            }
        }
    }

    private void whole(HttpClient http, RealDynamo dynamo) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(http, dynamo, """
                {"model": "demo/tiny", "max_tokens": 9, "ignore_eos": true,
                 "messages": [{"role": "user", "content": "w1 w2 w3"}]}""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        use(JSON.readTree(answer.body()).path("usage"));
    }

    private void use(JsonNode usage) {
        inputTokens += usage.path("prompt_tokens").asLong();
        outputTokens += usage.path("completion_tokens").asLong();
    }

    /** Reads the beginning of a long answer and goes away. */
    private static void cancel(HttpClient http, RealDynamo dynamo) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request(dynamo, """
                        {"model": "demo/tiny", "stream": true, "max_tokens": 3000, "ignore_eos": true,
                         "messages": [{"role": "user", "content": "w1"}]}"""), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(body.read()).isNotNegative();
        }
    }

    /** Each percentile lies in the bucket in which the frontend counted the request of that rank, and clients saw no less. */
    private void firstTokensAgree(HttpClient http, RealDynamo dynamo, JsonNode given)
            throws IOException, InterruptedException, ScrapeException {
        FrontendCounters.Standing standing = FrontendCounters.read(
                http.send(
                                HttpRequest.newBuilder(URI.create(dynamo.address() + "/metrics"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body(),
                null,
                Instant.now());
        FrontendReading.Cumulative counted = standing.models().stream()
                .filter(model -> model.model().equals(RealDynamo.MODEL))
                .findFirst()
                .orElseThrow()
                .timeToFirstToken();
        assertThat(given.path("count").asLong()).isEqualTo(counted.total()).isEqualTo(STREAMED + WHOLE);
        for (int percentile : List.of(50, 95, 99)) {
            long rank = (long) Math.ceil(percentile / 100.0 * counted.total());
            int bucket = 0;
            while (counted.counts().get(bucket) < rank) {
                bucket++;
            }
            double from = bucket == 0 ? 0 : counted.le().get(bucket - 1) * 1_000;
            double to = counted.le().get(Math.min(bucket, counted.le().size() - 1)) * 1_000;
            assertThat(given.path("p" + percentile).asDouble())
                    .as("p%d of the time to the first token", percentile)
                    .isBetween(from, to * 1.001);
            assertThat(from)
                    .as("the slowest that a client saw is no faster than the bucket of p%d", percentile)
                    .isLessThanOrEqualTo(firstTokenMillis.stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElseThrow());
        }
    }

    private void awaitModel(HttpClient http, RealDynamo dynamo) {
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> get(http, dynamo.address() + "/v1/models/demo%2Ftiny/ready")
                            .path("ready")
                            .asBoolean());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(dynamo.lastWords(), e);
        }
    }

    private void awaitRequests(HttpClient http, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(get(http, live).path("requests").asInt()).isEqualTo(count));
    }

    private static JsonNode get(HttpClient http, String address) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static HttpResponse<String> post(HttpClient http, RealDynamo dynamo, String body)
            throws IOException, InterruptedException {
        return http.send(request(dynamo, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(RealDynamo dynamo, String body) {
        return HttpRequest.newBuilder(URI.create(dynamo.address() + "/v1/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
