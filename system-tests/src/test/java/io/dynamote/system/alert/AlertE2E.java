package io.dynamote.system.alert;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A job that fails is told in chat, again until somebody is on it, and at last that it is over. */
class AlertE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static String job(int attempt, String status) {
        return """
                {"name": "nightly backup", "kind": "backup", "source": "restic", "status": "%s", "attempt": %d}""".formatted(status, attempt);
    }

    private static void put(Door door, String job) {
        assertThat(door.send("PUT", "/api/jobs/backup-1", "application/json", job)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void shouldTellOfAFaultUntilSomebodyIsOnItAndOfItsEnd() {
        try (Chat chat = Chat.open();
                RunningSystem system = RunningSystem.start(20)) {
            Door door = new Door(system.portal());
            await().atMost(PATIENCE)
                    .until(() -> door.send("PUT", "/api/alerting", "application/yaml", chat.routes("2s"))
                                    .status()
                            == 200);
            Door.Reply rule = door.post("/api/rules", """
                    {"name": "BackupFailed", "kind": "job", "forSeconds": 0, "severity": "critical",
                     "expression": "failed == 1 && (labels.kind == \\"backup\\" || labels.source == \\"restic\\")",
                     "summary": "{{ labels.name }} has failed"}""", null);
            assertThat(rule.status()).as(rule.body()).isEqualTo(201);

            put(door, job(1, "running"));
            put(door, job(1, "failed"));

            await().atMost(PATIENCE)
                    .until(() -> chat.told("BackupFailed", "firing").size() >= 2);
            JsonNode alert = door.get("/api/alerts?q=BackupFailed").json().at("/items/0");
            assertThat(alert.at("/annotations/summary").asText()).isEqualTo("nightly backup has failed");
            String path = "/api/alerts/" + alert.path("fingerprint").asText();
            assertThat(door.post(path + "/acknowledge", "{\"note\": \"on it\"}", null)
                            .status())
                    .isEqualTo(200);
            // One may be on its way; without the acknowledgement there is one every 2 s.
            await().during(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> chat.isQuietAbout("BackupFailed"));

            put(door, job(2, "running"));

            await().atMost(PATIENCE)
                    .until(() -> !chat.told("BackupFailed", "resolved").isEmpty());
            assertThat(door.get(path).json().path("status").asText()).isEqualTo("resolved");
        }
    }
}
