package io.dynamote.demo.deployment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dynamote.demo.portal.Portal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeploymentDemoIT {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String deployments = "{\"items\": []}";
    private volatile int status = 202;
    private HttpServer server;
    private Portal portal;
    private DeploymentDemo demo;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/deployments", this::answer);
        server.start();
        portal = new Portal(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), () -> true);
        demo = new DeploymentDemo(portal);
    }

    @AfterEach
    void stop() {
        portal.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                byte[] body = deployments.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } else {
                asked.add(new ObjectMapper()
                        .readTree(exchange.getRequestBody())
                        .path("name")
                        .asText());
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    @Test
    void shouldDeployIntoAnEmptyPortalOnce() throws InterruptedException {
        demo.step();
        demo.step();
        assertThat(asked)
                .containsExactly("demo-qwen3-chat", "demo-llama-assist", "demo-deepseek-r1", "demo-broken-image");
    }

    @Test
    void shouldOnlyAddOneThatFailsToThoseOfOthers() throws InterruptedException {
        deployments = "{\"items\": [{\"name\": \"chat\"}]}";
        demo.step();
        assertThat(asked).containsExactly("demo-broken-image");
    }

    @Test
    void shouldLeaveAloneWhatItHasDoneBefore() throws InterruptedException {
        deployments = "{\"items\": [{\"name\": \"demo-qwen3-chat\"}, {\"name\": \"demo-broken-image\"}]}";
        demo.step();
        assertThat(asked).isEmpty();
    }

    /** As a portal does that does not know its models yet. */
    @Test
    void shouldComeBackWithWhatWasRefused() throws InterruptedException {
        status = 422;
        demo.step();
        asked.clear();
        status = 202;
        demo.step();
        assertThat(asked).hasSize(4);
    }

    @Test
    void shouldGiveUpWhatIsAlwaysRefusedButNotWhatIsForLater() throws InterruptedException {
        status = 503;
        for (int i = 0; i < 30; i++) {
            demo.step();
        }
        asked.clear();
        status = 409;
        demo.step();
        assertThat(asked).hasSize(4);
        for (int i = 0; i < 30; i++) {
            demo.step();
        }
        asked.clear();
        demo.step();
        assertThat(asked).isEmpty();
    }
}
