package io.dynamote.alert.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Sends with the client of the JDK. Redirects are not followed: a message goes where it was meant to go. */
public final class JdkHttpPort implements HttpPort {

    private static final int MOST_BYTES = 16_384;

    private final HttpClient client;
    private final Duration timeout;

    /**
     * @param timeout for a whole answer, connecting included
     */
    public JdkHttpPort(HttpClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /** With a client that connects within half of the time. */
    public static JdkHttpPort within(Duration timeout) {
        return new JdkHttpPort(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(timeout.dividedBy(2))
                        .build(),
                timeout);
    }

    @Override
    public HttpOutcome post(SecretUrl url, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.value()).timeout(timeout).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        // The time-out of the request ends with the headers; a body that never ends must not hold a sender.
        CompletableFuture<HttpResponse<InputStream>> sent =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<HttpOutcome> answer = sent.thenApplyAsync(JdkHttpPort::read, Thread::startVirtualThread);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            abandon(sent);
            return new HttpOutcome.Unanswered("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon(sent);
            return new HttpOutcome.Unanswered("no answer: interrupted");
        }
    }

    /** Ends the exchange, also one whose body is being read. */
    private static void abandon(CompletableFuture<HttpResponse<InputStream>> sent) {
        if (!sent.cancel(true) && sent.state() == Future.State.SUCCESS) {
            try {
                sent.resultNow().body().close();
            } catch (IOException e) {
                throw new UncheckedIOException("closing what was read from memory cannot fail", e);
            }
        }
    }

    private static HttpOutcome read(HttpResponse<InputStream> response) {
        String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
        String body;
        try (InputStream in = response.body()) {
            body = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The status is the answer; its explanation is lost.
            body = "(" + e.getMessage() + ")";
        }
        return new HttpOutcome.Answered(response.statusCode(), retryAfter, body);
    }

    private HttpOutcome failed(Throwable cause) {
        String reason =
                cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return switch (cause) {
            case HttpConnectTimeoutException e -> new HttpOutcome.NotSent("no connection: " + reason);
            case ConnectException e -> new HttpOutcome.NotSent("no connection: " + reason);
            case SSLHandshakeException e -> new HttpOutcome.NotSent("no connection: " + reason);
            case HttpTimeoutException e -> new HttpOutcome.Unanswered("no answer within " + timeout.toMillis() + " ms");
            default -> new HttpOutcome.Unanswered("no answer: " + reason);
        };
    }
}
