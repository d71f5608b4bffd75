package io.dynamote.demo.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks to a portal. What cannot be said now is said later, if it is worth it; the caller decides. */
public final class Portal implements AutoCloseable {

    /** What became of something that was told. */
    public enum Outcome {
        /** It was taken. */
        TAKEN,
        /** Not now: the portal is away or has too much to do, or it may not be told anything. */
        LATER,
        /** Never: it was wrong, or the portal does not know of such things. */
        REFUSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Portal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final URI address;
    private final BooleanSupplier mayTell;

    /**
     * A portal.
     *
     * @param address its origin, such as {@code http://127.0.0.1:8080}
     * @param mayTell whether it may be told something now; what is read needs no permission
     */
    public Portal(URI address, BooleanSupplier mayTell) {
        this.address = address;
        this.mayTell = mayTell;
    }

    /** Sends lines of JSON. */
    public Outcome post(String path, String contentType, String body) throws InterruptedException {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends an object that has its own address. */
    public Outcome put(String path, String body) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Reads an answer; empty if there is none worth reading. */
    public Optional<JsonNode> get(String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("path", path).setCause(e).log("the portal does not answer");
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private Outcome send(HttpRequest.Builder builder) throws InterruptedException {
        if (!mayTell.getAsBoolean()) {
            return Outcome.LATER;
        }
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status < 300) {
                return Outcome.TAKEN;
            }
            if (status == 429 || status >= 500) {
                return Outcome.LATER;
            }
            // Once for each kind of thing: a portal that does not know jobs refuses each of them, every second.
            if (refused.add(status + " " + kind(request))) {
                LOG.atWarn()
                        .addKeyValue("path", request.uri().getPath())
                        .addKeyValue("status", status)
                        .addKeyValue("answer", answer.body())
                        .log("the portal refuses what the demo says");
            }
            return Outcome.REFUSED;
        } catch (IOException e) {
            LOG.atDebug()
                    .addKeyValue("path", request.uri().getPath())
                    .setCause(e)
                    .log("the portal does not answer");
            return Outcome.LATER;
        }
    }

    private static String kind(HttpRequest request) {
        String path = request.uri().getPath();
        int second = path.indexOf('/', "/api/".length());
        return second < 0 ? path : path.substring(0, second);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
