package io.dynamote.system.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The line between an agent and Dynamote: dead until it is opened, and losing answers when told to. */
final class Line implements AutoCloseable {

    private static final List<String> HEADERS = List.of("Content-Type", "Content-Encoding", "schema");

    private final URI target;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean open;

    /** A dead line to there. It holds its port, which another program could take otherwise. */
    Line(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void open() {
        open = true;
    }

    /** Every second answer does not arrive, until so many are lost. What was sent did arrive, but the agent cannot know. */
    void loseAnswers(int count) {
        answersToLose.set(count);
    }

    boolean hasLostThem() {
        return answersToLose.get() == 0;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!open) {
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()));
            HEADERS.forEach(
                    name -> request.header(name, exchange.getRequestHeaders().getFirst(name)));
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 202 && answers.getAndIncrement() % 2 == 1 && answersToLose.get() > 0) {
                answersToLose.decrementAndGet();
                return;
            }
            answer.headers()
                    .firstValue("Retry-After")
                    .ifPresent(value -> exchange.getResponseHeaders().set("Retry-After", value));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }
}
