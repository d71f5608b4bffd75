package io.dynamote.telemetry.poll;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.telemetry.inventory.HostEntry.Polling;
import org.jspecify.annotations.Nullable;

/** Asks one port of a host. Whatever happens is a reading; time and size of an answer are bounded. */
final class PortReader {

    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int DEEPEST = 20;
    private static final int OK = 200;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private final HttpClient http;
    private final Duration limit;

    /**
     * @param limit how long an answer may take, from the first byte sent to the last one received
     */
    PortReader(HttpClient http, Duration limit) {
        this.http = http;
        this.limit = limit;
    }

    /** What the port answers; it is not asked if it is null. */
    CompletableFuture<Reading<JsonNode>> read(String address, @Nullable Integer port) {
        if (port == null) {
            return CompletableFuture.completedFuture(
                    Reading.unavailable(Reason.NOT_CONFIGURED, "the hosts file names no port"));
        }
        return request(address, port)
                .thenCompose(request ->
                        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER)))
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .handle(this::reading);
    }

    private CompletableFuture<HttpRequest> request(String address, int port) {
        try {
            return CompletableFuture.completedFuture(HttpRequest.newBuilder(Polling.uri(address, port))
                    .header("Accept", "application/json")
                    .timeout(limit)
                    .build());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Reading<JsonNode> reading(@Nullable HttpResponse<byte[]> answer, @Nullable Throwable failure) {
        if (answer == null) {
            return why(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
        }
        if (answer.statusCode() != OK) {
            return Reading.unavailable(Reason.FAILED, "status " + answer.statusCode());
        }
        try {
            JsonNode json = JSON.readTree(answer.body());
            return json.isObject()
                    ? Reading.of(json)
                    : Reading.unavailable(Reason.UNREADABLE, "the answer is not a JSON object");
        } catch (IOException e) {
            return Reading.unavailable(Reason.UNREADABLE, "the answer is not JSON");
        }
    }

    private Reading<JsonNode> why(@Nullable Throwable failure) {
        return switch (failure) {
            case HttpTimeoutException _ ->
                Reading.unavailable(Reason.TIMED_OUT, "no answer within " + limit.toMillis() + " ms");
            case TimeoutException _ ->
                Reading.unavailable(Reason.TIMED_OUT, "no answer within " + limit.toMillis() + " ms");
            case null -> Reading.unavailable(Reason.FAILED, "");
            default ->
                Reading.unavailable(
                        Reason.FAILED,
                        Optional.ofNullable(failure.getMessage())
                                .orElse(failure.getClass().getSimpleName()));
        };
    }
}
