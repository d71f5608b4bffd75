package io.dynamote.distribution.training;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.dynamote.distribution.layout.Part;
import io.dynamote.distribution.layout.Surroundings;

/** What a first quarter of an hour with Dynamote asks of its parts, through the public door. */
final class Exercise {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String MODEL = "Qwen/Qwen3-0.6B";
    private static final String NAME = "training";
    private static final String DEPLOYMENT =
            "{\"name\": \"%s\", \"modelId\": \"%s\", \"engine\": \"vllm\"}".formatted(NAME, MODEL);

    private static final List<String> READ = List.of(
            "/",
            "/deploy?model=" + MODEL,
            "/deployments",
            "/deployments/dynamo-system/" + NAME,
            "/traffic",
            "/hosts",
            "/jobs",
            "/alerts",
            "/cluster",
            "/api/health",
            "/api/models?q=qwen&limit=50",
            "/api/deployments?limit=50",
            "/api/deployments/" + NAME + "/history",
            "/api/traffic?scope=model:" + MODEL + "&windowSeconds=60");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Surroundings surroundings;
    private final List<Trainee> trainees;

    Exercise(Surroundings surroundings, List<Trainee> trainees) {
        this.surroundings = surroundings;
        this.trainees = trainees;
    }

    /**
     * Runs it.
     *
     * @throws IOException if something is refused, or takes too long
     */
    void run() throws IOException, InterruptedException {
        for (Part part : Part.values()) {
            if (part.isServer()) {
                URI ready = surroundings.address(part).resolve("/health/ready");
                await(HttpRequest.newBuilder(ready).build(), answer -> answer.statusCode() == 200);
            }
        }
        // Until deployment-service has heard of the models it cannot check one.
        await(post("/api/deployments/preview", "application/json", DEPLOYMENT), answer -> answer.statusCode() == 200);
        require(post("/api/deployments", "application/json", DEPLOYMENT));
        require(post("/api/telemetry/requests", "application/x-ndjson", finishedRequest()));
        await(get("/api/deployments/" + NAME), answer -> answer.body().contains("\"Running\""));
        for (String path : READ) {
            require(get(path));
        }
        require(HttpRequest.newBuilder(door("/api/deployments/" + NAME))
                .DELETE()
                .build());
        await(get("/api/deployments/" + NAME), answer -> answer.statusCode() == 404);
    }

    private static String finishedRequest() {
        return """
                {"dynamote.producer": "training", "dynamote.epoch": 1, "dynamote.sequence": 1, "time": "%s", \
                "dynamote.deployment": "dynamo-system/%s", "dynamote.team": "default", "gen_ai.request.model": "%s", \
                "duration_us": 842000, "gen_ai.usage.input_tokens": 412, "gen_ai.usage.output_tokens": 96}
                """.formatted(Instant.now(), NAME, MODEL);
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(door(path)).build();
    }

    private HttpRequest post(String path, String contentType, String body) {
        return HttpRequest.newBuilder(door(path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private URI door(String path) {
        return surroundings.address(Part.WEB).resolve(path);
    }

    private void require(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private void await(HttpRequest request, Predicate<HttpResponse<String>> wanted)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isAnswered(request, wanted)) {
            for (Trainee trainee : trainees) {
                if (!trainee.isAlive()) {
                    throw new IOException("a part has ended too early: " + trainee);
                }
            }
            if (Instant.now().isAfter(end)) {
                throw new IOException(request + " was not answered as expected within " + PATIENCE);
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean isAnswered(HttpRequest request, Predicate<HttpResponse<String>> wanted)
            throws IOException, InterruptedException {
        try {
            return wanted.test(http.send(request, BodyHandlers.ofString()));
        } catch (ConnectException e) {
            return false;
        }
    }
}
