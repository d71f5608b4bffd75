package io.dynamote.system.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands between a gateway and the portal. Its first report is answered as a proxy does whose service is away; the second
 * one arrives, but the answer to it is torn off. Everything else is passed on.
 */
final class FaultyDoor implements AutoCloseable {

    private final URI portal;
    private final HttpServer server;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger reports = new AtomicInteger();

    FaultyDoor(URI portal) throws IOException {
        this.portal = portal;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(calls);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many reports came, however they were answered. */
    int reports() {
        return reports.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean report = exchange.getRequestURI().getPath().endsWith("/requests");
        int number = report ? reports.incrementAndGet() : 0;
        if (number == 1) {
            send(exchange, 502, "<html>Bad Gateway</html>".getBytes(StandardCharsets.UTF_8), 0);
            return;
        }
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(
                                    portal.resolve(exchange.getRequestURI().getPath()))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            send(exchange, answer.statusCode(), answer.body(), number == 2 ? answer.body().length / 2 : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body, int torn) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(Arrays.copyOf(body, body.length - torn));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        calls.shutdownNow();
        http.close();
    }
}
