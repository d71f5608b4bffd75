package io.dynamote.system.alert;

import java.time.Duration;

import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Faults that happen while a part of the system is away: none is forgotten, none is told twice, and nobody is told all is well. */
class AlertOutageE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static Chat chat;
    private static RunningSystem system;
    private static Door door;

    @BeforeAll
    static void start() {
        chat = Chat.open();
        system = RunningSystem.start(20);
        door = new Door(system.portal());
        await().atMost(PATIENCE)
                .until(() -> door.send("PUT", "/api/alerting", "application/yaml", chat.routes("1h"))
                                .status()
                        == 200);
    }

    @AfterAll
    static void stop() {
        system.close();
        chat.close();
    }

    /** One test's outage is not the next one's. */
    @AfterEach
    void bringEverythingBack() {
        if (!system.parts().kafka().isRunning()) {
            system.parts().kafka().restart();
        }
        if (!system.parts().postgres().isRunning()) {
            system.parts().postgres().restart();
        }
    }

    @Test
    void shouldTellAfterwardsWhatBrokeWithoutPostgres() {
        rule("BeforePostgres");
        rule("WithoutPostgres");
        fail("BeforePostgres");
        awaitTold("BeforePostgres");
        String path = "/api/alerts/" + alert("BeforePostgres");

        system.parts().postgres().stop();
        fail("WithoutPostgres");
        Door.Reply refused = door.post(path + "/acknowledge", "{\"note\": \"on it\"}", null);
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.json().path("code").asText()).isEqualTo("database_unavailable");
        assertThat(door.get("/alerts").body()).contains("BeforePostgres").doesNotContain("Nothing is wrong");
        assertThat(door.get("/api/health").body()).contains("postgres");

        system.parts().postgres().restart();
        awaitTold("WithoutPostgres");
        assertThat(chat.told("BeforePostgres", "firing")).hasSize(1);
        await().atMost(PATIENCE)
                .until(() -> door.post(path + "/acknowledge", "{\"note\": \"on it\"}", null)
                                .status()
                        == 200);
        recover("WithoutPostgres");
    }

    @Test
    void shouldGoOnWhereItWasWhenKafkaComesBack() {
        rule("BeforeKafka");
        rule("AfterKafka");
        fail("BeforeKafka");
        awaitTold("BeforeKafka");

        system.parts().kafka().stop();
        await().atMost(PATIENCE)
                .until(() -> door.get("/alerts").body().contains("Kafka does not answer, so changes are not pushed"));
        assertThat(door.get("/alerts").body()).contains("BeforeKafka").doesNotContain("Nothing is wrong");
        assertThat(door.get("/api/alerts?q=BeforeKafka")
                        .json()
                        .at("/items/0/status")
                        .asText())
                .isEqualTo("firing");

        system.parts().kafka().restart();
        fail("AfterKafka");
        awaitTold("AfterKafka");
        assertThat(chat.told("BeforeKafka", "firing")).hasSize(1);
        assertThat(chat.told("BeforeKafka", "resolved")).isEmpty();
        recover("BeforeKafka");
    }

    private static void rule(String name) {
        Door.Reply rule = door.post("/api/rules", """
                {"name": "%1$s", "kind": "job", "forSeconds": 0, "severity": "critical",
                 "expression": "failed == 1 && labels.name == \\"%1$s\\"", "summary": "{{ labels.name }} has failed"}""".formatted(name), null);
        assertThat(rule.status()).as(rule.body()).isEqualTo(201);
    }

    private static String alert(String name) {
        return door.get("/api/alerts?q=" + name)
                .json()
                .at("/items/0/fingerprint")
                .asText();
    }

    private static void fail(String name) {
        put(name, 1, "failed");
    }

    private static void recover(String name) {
        put(name, 2, "running");
        await().atMost(PATIENCE).until(() -> !chat.told(name, "resolved").isEmpty());
        assertThat(chat.told(name, "firing")).hasSize(1);
    }

    private static void awaitTold(String name) {
        await().atMost(PATIENCE).until(() -> !chat.told(name, "firing").isEmpty());
    }

    private static void put(String name, int attempt, String status) {
        String job = """
                {"name": "%s", "kind": "backup", "source": "restic", "status": "%s", "attempt": %d}""".formatted(name, status, attempt);
        await().atMost(PATIENCE)
                .until(() -> door.send("PUT", "/api/jobs/" + name, "application/json", job)
                                .status()
                        == 202);
    }
}
