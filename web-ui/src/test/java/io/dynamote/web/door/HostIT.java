package io.dynamote.web.door;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.dynamote.web.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names under which the portal answers. Spoken over a bare socket: clients do not let one choose the name. */
class HostIT {

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Map.of("dynamote.web.hosts", "portal.example.com, Dynamote.Internal"));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST",
                "dynamote.localhost",
                "127.0.0.1:8080",
                "10.1.2.3",
                "[::1]:8080",
                "portal.example.com",
                "PORTAL.example.com:443",
                "dynamote.internal"
            })
    void shouldAnswerToItsNames(String host) throws IOException {
        assertThat(get("/api/health", host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "portal.example.com.evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "1.2.3.4.5x",
                "portal.example.com@evil.example",
                "xlocalhost"
            })
    void shouldRefuseEveryOtherName(String host) throws IOException {
        assertThat(get("/", host))
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json", "\"code\":\"unknown_host\"", "dynamote.web.hosts");
        assertThat(get("/api/deployments", host)).startsWith("HTTP/1.1 421");
    }

    private static String get(String path, String host) throws IOException {
        try (Socket socket =
                new Socket(portal.address().getHost(), portal.address().getPort())) {
            String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
