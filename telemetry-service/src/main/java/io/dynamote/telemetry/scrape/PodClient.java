package io.dynamote.telemetry.scrape;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.dynamote.telemetry.scrape.ScrapeException.Reason;

/** Reads pods at their own addresses: what a process inside the cluster can do. */
final class PodClient implements FrontendClient {

    private static final int OK = 200;

    private final ScrapeProperties properties;
    private final HttpClient http;

    PodClient(ScrapeProperties properties) {
        this.properties = properties;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.longestWait())
                .build();
    }

    @Override
    public String address(Target target) {
        String ip = target.ip() == null ? "" : target.ip();
        String host = ip.contains(":") ? "[" + ip + "]" : ip;
        return "http://" + host + ":" + properties.port() + "/metrics";
    }

    @Override
    public byte[] fetch(Target target) throws ScrapeException, InterruptedException {
        if (target.ip() == null) {
            throw new ScrapeException(Reason.UNREACHABLE, "the pod has no address yet");
        }
        // The timeout of a request ends with its head; a body that never ends is ended by the wait for the whole.
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                HttpRequest.newBuilder(URI.create(address(target)))
                        .header("Accept", "text/plain")
                        .build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), properties.mostBytes()));
        try {
            HttpResponse<byte[]> response = answer.get(properties.longestWait().toNanos(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != OK) {
                throw new ScrapeException(Reason.STATUS, "status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ScrapeException(Reason.TIMEOUT, "no whole answer within " + properties.longestWait());
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private ScrapeException failure(Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return new ScrapeException(Reason.TIMEOUT, "no connection within " + properties.longestWait());
        }
        if (cause instanceof IOException && String.valueOf(cause.getMessage()).contains("body exceeds capacity")) {
            return new ScrapeException(Reason.TOO_LARGE, "more than " + properties.mostBytes() + " bytes");
        }
        String message = cause.getMessage() == null ? "no answer" : cause.getMessage();
        return new ScrapeException(Reason.UNREACHABLE, cause.getClass().getSimpleName() + ": " + message);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
