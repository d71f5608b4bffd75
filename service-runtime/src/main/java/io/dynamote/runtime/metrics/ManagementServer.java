package io.dynamote.runtime.metrics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The management port: {@code GET /prometheus} and nothing else. A server apart from the one of the API, with threads of its
 * own: figures are wanted most when the other one has none left.
 */
@Singleton
public final class ManagementServer implements AutoCloseable {

    private static final int BACKLOG = 16;

    private final @Nullable HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("management-", 0).factory());

    ManagementServer(ManagementProperties properties, ScrapeHandler scrapes) {
        this.server = properties.enabled() ? listen(properties) : null;
        if (server != null) {
            server.setExecutor(threads);
            server.createContext("/", scrapes);
            server.start();
        }
    }

    private static HttpServer listen(ManagementProperties properties) {
        try {
            return HttpServer.create(new InetSocketAddress(properties.host(), properties.port()), BACKLOG);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "dynamote.management.port: %s:%d cannot be bound: %s"
                            .formatted(properties.host(), properties.port(), e.getMessage()),
                    e);
        }
    }

    /** Its base address; null if there is none. */
    public @Nullable URI address() {
        return server == null
                ? null
                : URI.create("http://" + server.getAddress().getHostString() + ":"
                        + server.getAddress().getPort());
    }

    @Override
    @PreDestroy
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }
}
