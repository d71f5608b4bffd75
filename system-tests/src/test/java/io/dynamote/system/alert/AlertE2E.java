package io.dynamote.system.alert;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A job that fails is told in chat, again until somebody is on it, and at last that it is over. */
class AlertE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    private HttpServer chat() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                messages.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }

    private static String job(int attempt, String status) {
        return """
                {"name": "nightly backup", "kind": "backup", "source": "restic", "status": "%s", "attempt": %d}""".formatted(status, attempt);
    }

    private List<JsonNode> told(String status) {
        return messages.stream()
                .filter(message -> message.path("status").asText().equals(status))
                .filter(message -> message.at("/groupLabels/alertname").asText().equals("BackupFailed"))
                .toList();
    }

    private static void put(Door door, String job) {
        assertThat(door.send("PUT", "/api/jobs/backup-1", "application/json", job)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void shouldTellOfAFaultUntilSomebodyIsOnItAndOfItsEnd() throws IOException {
        HttpServer chat = chat();
        try (RunningSystem system = RunningSystem.start(20)) {
            Door door = new Door(system.portal());
            String file = """
                    route: {receiver: chat, group_by: [alertname, entity], group_wait: 0s, group_interval: 1s,
                            repeat_interval: 2s, settle: 0s}
                    receivers:
                    - name: chat
                      webhook_configs:
                      - url: http://127.0.0.1:%d/hook
                    """.formatted(chat.getAddress().getPort());
            await().atMost(PATIENCE)
                    .until(() -> door.send("PUT", "/api/alerting", "application/yaml", file)
                                    .status()
                            == 200);
            Door.Reply rule = door.post("/api/rules", """
                    {"name": "BackupFailed", "kind": "job", "forSeconds": 0, "severity": "critical",
                     "expression": "failed == 1 && (labels.kind == \\"backup\\" || labels.source == \\"restic\\")",
                     "summary": "{{ labels.name }} has failed"}""", null);
            assertThat(rule.status()).as(rule.body()).isEqualTo(201);

            put(door, job(1, "running"));
            put(door, job(1, "failed"));

            await().atMost(PATIENCE).until(() -> told("firing").size() >= 2);
            JsonNode alert = door.get("/api/alerts?q=BackupFailed").json().at("/items/0");
            assertThat(alert.at("/annotations/summary").asText()).isEqualTo("nightly backup has failed");
            String path = "/api/alerts/" + alert.path("fingerprint").asText();
            assertThat(door.post(path + "/acknowledge", "{\"note\": \"on it\"}", null)
                            .status())
                    .isEqualTo(200);
            int before = told("firing").size();
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> told("firing").size() <= before + 1);

            put(door, job(2, "running"));

            await().atMost(PATIENCE).until(() -> !told("resolved").isEmpty());
            assertThat(door.get(path).json().path("status").asText()).isEqualTo("resolved");
        } finally {
            chat.stop(0);
        }
    }
}
