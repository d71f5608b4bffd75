package io.dynamote.web.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceClientTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private HttpServer answering;
    private ServerSocket silent;
    private ServiceClient client;

    @BeforeEach
    void open() throws IOException {
        answering = HttpServer.create(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        answering.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/gone") ? 404 : 204, -1);
            }
        });
        answering.start();
        silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        Map<Upstream, Integer> ports = Map.of(
                Upstream.CATALOG,
                answering.getAddress().getPort(),
                Upstream.DEPLOYMENT,
                silent.getLocalPort(),
                Upstream.TELEMETRY,
                nobody,
                Upstream.ALERT,
                nobody);
        List<ServiceAddress> addresses = Arrays.stream(Upstream.values())
                .map(upstream ->
                        new ServiceAddress(upstream.key(), URI.create("http://127.0.0.1:" + ports.get(upstream))))
                .toList();
        client = new ServiceClient(addresses, new ObjectMapper());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        silent.close();
        answering.stop(0);
    }

    private Map<List<String>, Double> told() {
        return client.metrics().getFirst().values();
    }

    @Test
    void shouldTimeAnswersWhateverTheySay() {
        client.get(Upstream.CATALOG, "/here", Map.class);
        client.get(Upstream.CATALOG, "/gone", Map.class);
        assertThat(told()).isEqualTo(Map.of(List.of("catalog", "answered"), 2.0));
    }

    @Test
    void shouldTellWhoIsDownFromWhoIsSlow() {
        client.get(Upstream.DEPLOYMENT, "/", Map.class, SHORT);
        client.get(Upstream.TELEMETRY, "/", Map.class);
        client.get(Upstream.TELEMETRY, "/", Map.class);
        assertThat(told()).isEqualTo(Map.of(List.of("deployment", "slow"), 1.0, List.of("telemetry", "down"), 2.0));
    }
}
