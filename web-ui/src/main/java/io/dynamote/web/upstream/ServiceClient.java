package io.dynamote.web.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.runtime.metrics.Measured;
import io.dynamote.runtime.metrics.Metric;
import io.dynamote.runtime.metrics.Timing;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** Talks HTTP to the services behind the door, with kept connections and bounded patience. */
@Singleton
public final class ServiceClient implements Measured {

    /** Longer than the 2 s that deployment-service waits for the cluster. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A person waits for a page; what was last known is better than a blank window. */
    private static final Duration PAGE_PATIENCE = Duration.ofSeconds(3);

    /** Of 200 items each. */
    private static final int MOST_PAGES = 50;

    /** Code of the problem with which every service answers then. */
    private static final String DATABASE_AWAY = "database_unavailable";

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(1);

    private final Map<Upstream, ServiceAddress> addresses = new EnumMap<>(Upstream.class);
    private final Timing timing = Timing.of(
            "dynamote_upstream_request_duration_seconds",
            "Time until a service behind the door began to answer, by service and result: answered, down, slow or broken.",
            "service",
            "result");
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    ServiceClient(List<ServiceAddress> configured, ObjectMapper json) {
        this.json = json;
        for (Upstream upstream : Upstream.values()) {
            addresses.put(upstream, find(configured, upstream));
        }
    }

    private static ServiceAddress find(List<ServiceAddress> configured, Upstream upstream) {
        return configured.stream()
                .filter(address -> address.name().equals(upstream.key()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("dynamote.services." + upstream.key()
                        + ".url must be set to the address of " + upstream.service()));
    }

    /**
     * Passes a request on and hands back the answer, whatever its status, with its body still to be read.
     *
     * @param rawPathAndQuery encoded path and query, sent as they are
     * @param request completes method, headers and body
     * @throws UpstreamException if there is no answer
     */
    public HttpResponse<InputStream> exchange(
            Upstream upstream, String rawPathAndQuery, Consumer<HttpRequest.Builder> request) {
        return send(upstream, rawPathAndQuery, PATIENCE, request, HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Asks on behalf of a page for JSON and reads the fields that {@code type} knows. */
    public <T> Answer<T> get(Upstream upstream, String rawPathAndQuery, Class<T> type) {
        return get(upstream, rawPathAndQuery, type, PAGE_PATIENCE);
    }

    /** The same with a patience of its own. */
    public <T> Answer<T> get(Upstream upstream, String rawPathAndQuery, Class<T> type, Duration patience) {
        return get(upstream, rawPathAndQuery, json.constructType(type), patience);
    }

    <T> Answer<T> get(Upstream upstream, String rawPathAndQuery, JavaType type, Duration patience) {
        return body(upstream, rawPathAndQuery, "application/json", patience).then(body -> read(upstream, body, type));
    }

    /** Asks for every page of a list. */
    public <T> Answer<List<T>> list(Upstream upstream, String path, Class<T> item) {
        JavaType type = json.getTypeFactory().constructParametricType(ListPage.class, item);
        List<T> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String more = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            Answer<ListPage<T>> answer = get(upstream, path + "?limit=200" + more, type, PAGE_PATIENCE);
            if (!(answer instanceof Answer.Found<ListPage<T>>(ListPage<T> found))) {
                return answer.map(ListPage::items);
            }
            all.addAll(found.items());
            cursor = found.nextCursor();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return new Answer.Found<>(List.copyOf(all));
    }

    /** Asks on behalf of a page for a document of another media type. */
    public Answer<String> text(Upstream upstream, String rawPathAndQuery, String accept) {
        return body(upstream, rawPathAndQuery, accept, PAGE_PATIENCE)
                .map(body -> new String(body, StandardCharsets.UTF_8));
    }

    private Answer<byte[]> body(Upstream upstream, String rawPathAndQuery, String accept, Duration patience) {
        try {
            HttpResponse<byte[]> response = send(
                    upstream,
                    rawPathAndQuery,
                    patience,
                    request -> request.header("Accept", accept),
                    HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() < 400
                    ? new Answer.Found<>(response.body())
                    : new Answer.Refused<>(response.statusCode(), reason(upstream, response));
        } catch (UpstreamException e) {
            return new Answer.Unavailable<>(upstream.service(), e.getMessage());
        }
    }

    private <T> Answer<T> read(Upstream upstream, byte[] body, JavaType type) {
        try {
            return new Answer.Found<>(json.<T>readValue(body, type));
        } catch (IOException e) {
            return new Answer.Unavailable<>(
                    upstream.service(), upstream.service() + " answered what cannot be read: " + e.getMessage());
        }
    }

    /** What a problem says is for whoever wrote the request, and no person who looks at a page did. */
    private String reason(Upstream upstream, HttpResponse<byte[]> response) {
        try {
            JsonNode problem = json.readTree(response.body());
            if (problem.path("code").asText().equals(DATABASE_AWAY)) {
                return upstream.service() + " cannot reach its database";
            }
            return problem.path("detail").asText("status " + response.statusCode());
        } catch (IOException e) {
            return "status " + response.statusCode() + ", without a readable reason";
        }
    }

    private <T> HttpResponse<T> send(
            Upstream upstream,
            String rawPathAndQuery,
            Duration patience,
            Consumer<HttpRequest.Builder> completion,
            HttpResponse.BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        addresses.get(upstream).resolve(rawPathAndQuery))
                .timeout(patience);
        completion.accept(request);
        long begin = System.nanoTime();
        String result = "broken";
        try {
            HttpResponse<T> answer = http.send(request.build(), handler);
            result = "answered";
            return answer;
        } catch (HttpConnectTimeoutException | ConnectException e) {
            result = "down";
            throw new UpstreamException.Down(upstream);
        } catch (HttpTimeoutException e) {
            result = "slow";
            throw new UpstreamException.Slow(upstream, patience);
        } catch (IOException e) {
            throw new UpstreamException.Broken(upstream);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamException.Broken(upstream);
        } finally {
            timing.observeNanos(System.nanoTime() - begin, upstream.key(), result);
        }
    }

    @Override
    public List<Metric> metrics() {
        return List.of(timing.metric());
    }

    /** The fields of a list that are read. */
    record ListPage<T>(List<T> items, String nextCursor) {
        ListPage {
            items = items == null ? List.of() : List.copyOf(items);
            nextCursor = nextCursor == null ? "" : nextCursor;
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
