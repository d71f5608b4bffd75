package io.dynamote.showcase;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A portal that says of its cluster what it is told to, and takes whatever comes. */
final class PortalStub implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Integer> told = new ConcurrentHashMap<>();
    private volatile String status = "";

    PortalStub(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static String status(URI cluster, String version, boolean simulated) {
        return """
                {"connected": true, "server": "%s/", "version": "%s", "simulated": %s}
                """.formatted(cluster, version, simulated);
    }

    /** What it says from now on; nothing but 503 if empty. */
    void say(String newStatus) {
        status = newStatus;
    }

    /** How often it was told something, by method and path. */
    Map<String, Integer> told() {
        return Map.copyOf(told);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body =
                (path.equals("/api/cluster/status") ? status : "{\"items\": []}").getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestMethod().equals("GET")) {
                told.merge(
                        exchange.getRequestMethod() + " " + path.replaceFirst("(/api/jobs/).*", "$1"), 1, Integer::sum);
            }
            exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
