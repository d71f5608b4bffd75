package io.dynamote.telemetry.scrape;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.telemetry.scrape.ScrapeException.Reason;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;

/** Reads pods through the API server's proxy, with the credentials of the kubeconfig or service account. */
final class ApiServerClient implements FrontendClient {

    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScrapeProperties properties;
    private final KubernetesClient client;
    private final String server;

    ApiServerClient(ScrapeProperties properties, KubernetesClient client) {
        this.properties = properties;
        this.client = client;
        String url = client.getMasterUrl().toString();
        this.server = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public String address(Target target) {
        return server + "/api/v1/namespaces/" + target.namespace() + "/pods/" + target.pod() + ":" + properties.port()
                + "/proxy/metrics";
    }

    /** What has come of a body, as long as it is not too much. */
    private final class Collected implements AsyncBody.Consumer<List<ByteBuffer>> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile boolean tooMuch;

        @Override
        public void consume(List<ByteBuffer> buffers, AsyncBody body) {
            for (ByteBuffer buffer : buffers) {
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                tooMuch |= bytes.size() + part.length > properties.mostBytes();
                if (!tooMuch) {
                    bytes.writeBytes(part);
                }
            }
            if (tooMuch) {
                body.cancel();
            } else {
                body.consume();
            }
        }
    }

    @Override
    public byte[] fetch(Target target) throws ScrapeException, InterruptedException {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(address(target))
                .header("Accept", "text/plain")
                .timeout(properties.longestWait().toMillis(), TimeUnit.MILLISECONDS)
                .build();
        Collected collected = new Collected();
        CompletableFuture<HttpResponse<AsyncBody>> answer =
                client.getHttpClient().consumeBytes(request, collected);
        CompletableFuture<Integer> whole = answer.thenCompose(response -> {
            response.body().consume();
            return response.body().done().handle((nothing, failure) -> {
                if (failure != null && !collected.tooMuch) {
                    throw new CompletionException(failure);
                }
                return response.code();
            });
        });
        try {
            int status = whole.get(properties.longestWait().toNanos(), TimeUnit.NANOSECONDS);
            if (collected.tooMuch) {
                throw new ScrapeException(Reason.TOO_LARGE, "more than " + properties.mostBytes() + " bytes");
            }
            if (status != OK) {
                throw new ScrapeException(Reason.STATUS, "status " + status + words(collected));
            }
            return collected.bytes.toByteArray();
        } catch (TimeoutException e) {
            var _ = answer.thenAccept(response -> response.body().cancel());
            answer.cancel(true);
            throw new ScrapeException(Reason.TIMEOUT, "no whole answer within " + properties.longestWait());
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private ScrapeException failure(Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return new ScrapeException(Reason.TIMEOUT, "no answer within " + properties.longestWait());
        }
        String message = cause.getMessage() == null ? "no answer" : cause.getMessage();
        return new ScrapeException(Reason.UNREACHABLE, cause.getClass().getSimpleName() + ": " + message);
    }

    /** What the API server says beside the status. */
    private static String words(Collected collected) {
        try {
            String message =
                    JSON.readTree(collected.bytes.toByteArray()).path("message").asText("");
            return message.isEmpty() ? "" : ": " + message;
        } catch (IOException e) {
            return ""; // the answer of the pod itself
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
