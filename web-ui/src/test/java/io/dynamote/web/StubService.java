package io.dynamote.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A service behind the door with answers that a test chooses. Can go away and come back on the same port. */
public final class StubService implements AutoCloseable {

    private final Map<String, Function<Request, Answer>> routes = new ConcurrentHashMap<>();
    private final List<Request> received = new CopyOnWriteArrayList<>();
    private final int port;
    private HttpServer server;

    private StubService(int port) {
        this.server = listen(port);
        this.port = server.getAddress().getPort();
    }

    public static StubService start() {
        return new StubService(0);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Answers a method and raw path (without query), for example {@code GET /api/models}. */
    public void on(String methodAndPath, Answer answer) {
        on(methodAndPath, _ -> answer);
    }

    public void on(String methodAndPath, Function<Request, Answer> answer) {
        routes.put(methodAndPath, answer);
    }

    /** What came in for a method and raw path. */
    public List<Request> received(String methodAndPath) {
        return received.stream()
                .filter(request -> methodAndPath.equals(request.method() + " " + request.path()))
                .toList();
    }

    public void goAway() {
        server.stop(0);
    }

    public void comeBack() {
        server = listen(port);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpServer listen(int at) {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            fresh.createContext("/", this::handle);
            fresh.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("the stub cannot listen on port " + at, e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange);
            received.add(request);
            Answer answer = routes.getOrDefault(
                            request.method() + " " + request.path(),
                            _ -> Answer.problem(404, "not_found", "no such thing"))
                    .apply(request);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A request as it came in. */
    public record Request(String method, String path, String query, Map<String, List<String>> headers, String body) {
        static Request of(HttpExchange exchange) throws IOException {
            URI uri = exchange.getRequestURI();
            return new Request(
                    exchange.getRequestMethod(),
                    uri.getRawPath(),
                    String.valueOf(uri.getRawQuery()),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }

        public String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** What the stub answers. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer json(String body) {
            return json(200, body);
        }

        public static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body);
        }

        public static Answer yaml(String body) {
            return new Answer(200, Map.of("Content-Type", "application/yaml"), body);
        }

        public static Answer problem(int status, String code, String detail) {
            String body = "{\"title\":\"refused\",\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\""
                    + detail + "\",\"errors\":[]}";
            return new Answer(status, Map.of("Content-Type", "application/problem+json"), body);
        }
    }
}
