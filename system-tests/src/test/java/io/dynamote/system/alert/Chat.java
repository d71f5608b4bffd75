package io.dynamote.system.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

/** The other end of a webhook: takes every message and keeps it. */
final class Chat implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    private Chat(HttpServer server) {
        this.server = server;
    }

    static Chat open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Chat chat = new Chat(server);
            server.createContext("/", exchange -> {
                try (exchange) {
                    chat.messages.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return chat;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file whose only route leads here, at once. */
    String routes(String repeatInterval) {
        return """
                route:
                  receiver: chat
                  group_by: [alertname, entity]
                  group_wait: 0s
                  group_interval: 1s
                  repeat_interval: %s
                  settle: 0s
                receivers:
                - name: chat
                  webhook_configs:
                  - url: http://127.0.0.1:%d/hook
                """.formatted(repeatInterval, server.getAddress().getPort());
    }

    /** Whether nothing has been told of an alert that fires since this was asked last. */
    boolean isQuietAbout(String name) {
        int now = told(name, "firing").size();
        return asked.getAndSet(now) == now;
    }

    /** How many messages have come. */
    int size() {
        return messages.size();
    }

    /** What has been told of an alert, {@code firing} or {@code resolved}. */
    List<JsonNode> told(String name, String status) {
        return messages.stream()
                .filter(message -> message.path("status").asText().equals(status))
                .filter(message -> message.at("/groupLabels/alertname").asText().equals(name))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
