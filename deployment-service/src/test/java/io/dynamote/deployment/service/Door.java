package io.dynamote.deployment.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/** A client of the service's HTTP interface. */
final class Door {

    /** An answer. */
    record Answer(int status, String contentType, String text) {
        JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : new ObjectMapper().readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text, e);
            }
        }

        String at(String pointer) {
            return json().at(pointer).asText();
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI address;

    Door(URI address) {
        this.address = address;
    }

    static String body(String name, String more) {
        return """
                {"name": "%s", "modelId": "%s", "engine": "vllm"%s}""".formatted(name, Models.QWEN, more);
    }

    Answer get(String path) {
        return get(path, "application/json");
    }

    Answer get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    Answer post(String path, String body) {
        return post(path, body, null);
    }

    Answer post(String path, String body, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey));
    }

    Answer create(String name) {
        return post("/api/deployments", body(name, ""));
    }

    Answer delete(String name) {
        return send(request("/api/deployments/" + name).DELETE());
    }

    Answer delete(String name, String idempotencyKey) {
        return send(request("/api/deployments/" + name)
                .header("Idempotency-Key", idempotencyKey)
                .DELETE());
    }

    Answer show(String name) {
        return get("/api/deployments/" + name);
    }

    String phase(String name) {
        return show(name).at("/phase");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(1));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
