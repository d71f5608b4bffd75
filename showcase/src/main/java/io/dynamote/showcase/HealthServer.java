package io.dynamote.showcase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** {@code /health/live} and {@code /health/ready} on 127.0.0.1, as the services have them. */
final class HealthServer implements AutoCloseable {

    private static final int UP = 200;
    private static final int DOWN = 503;

    private final HttpServer server;

    private HealthServer(HttpServer server) {
        this.server = server;
    }

    /**
     * An answer.
     *
     * @param up whether all is well
     * @param details in words
     */
    record Health(boolean up, String details) {}

    /** Answers from now on. */
    static HealthServer start(int port, Supplier<Health> live, Supplier<Health> ready) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            server.createContext("/health/live", exchange -> answer(exchange, live.get()));
            server.createContext("/health/ready", exchange -> answer(exchange, ready.get()));
            server.start();
            return new HealthServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "DYNAMOTE_DEMO_HEALTH_PORT: cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
        }
    }

    private static void answer(HttpExchange exchange, Health health) throws IOException {
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("status", health.up() ? "UP" : "DOWN")
                .put("details", health.details())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(health.up() ? UP : DOWN, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
