package io.dynamote.alert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.alert.RunningAlerts.Reply;
import io.dynamote.alert.WebhookStub.Call;
import io.dynamote.alert.dispatch.AcknowledgeLinks;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The service as its clients see it: signals in, alerts and messages out. Each test has hosts of its own. */
class AlertServiceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static RunningAlerts alerts;
    private static WebhookStub webhook;

    @BeforeAll
    static void start() {
        webhook = new WebhookStub();
        alerts = RunningAlerts.shared();
        Reply saved = alerts.send("PUT", "/api/alerting", "application/yaml", routes(), null);
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(alerts.post("/api/rules", RunningAlerts.rule("busy", "cpu_utilization > 0.9"))
                        .status())
                .isEqualTo(201);
        // The first signals are lost on nobody: a minute is looked back. But rules come with the next look.
        await().atMost(PATIENCE).untilAsserted(() -> {
            alerts.host("first", Map.of("cpu_utilization", 0.99));
            assertThat(alert("first")).isNotNull();
        });
    }

    private static String routes() {
        return """
            # kept as written
            route:
              receiver: ops
              group_by: [alertname, entity]
              group_wait: 0s
              group_interval: 1s
              repeat_interval: 2s
              settle: 0s
              routes:
              - matchers: ['entity="slow"']
                receiver: slow
            receivers:
            - name: ops
              webhook_configs:
              - url: %s
            - name: slow
              webhook_configs:
              - url: %s
            """.formatted(webhook.url("/ops/s3cr3t-path"), webhook.url("/slow/s3cr3t-path"));
    }

    @AfterAll
    static void stop() {
        webhook.close();
    }

    /** The alert on an entity; null if there is none. */
    private static JsonNode alert(String entity) {
        return alerts.get("/api/alerts?limit=200").items().stream()
                .filter(item -> item.at("/entity/name").asText().equals(entity))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode fire(String host) {
        alerts.host(host, Map.of("cpu_utilization", 0.95));
        await().atMost(PATIENCE).until(() -> alert(host) != null);
        return alert(host);
    }

    private static List<Call> told(String host) {
        return webhook.calls("/ops/s3cr3t-path").stream()
                .filter(call -> call.body().at("/groupLabels/entity").asText().equals(host))
                .toList();
    }

    @Test
    void shouldTellOfASignalAndOfItsEnd() {
        JsonNode alert = fire("db-1");
        assertThat(alert.path("status").asText()).isEqualTo("firing");
        assertThat(alert.path("value").asDouble()).isEqualTo(0.95);
        assertThat(alert.at("/annotations/summary").asText()).isEqualTo("db-1 is busy: 95 %");
        await().atMost(PATIENCE).until(() -> !told("db-1").isEmpty());
        assertThat(told("db-1").getFirst().status()).isEqualTo("firing");

        alerts.host("db-1", Map.of("cpu_utilization", 0.1));

        await().atMost(PATIENCE).until(() -> told("db-1").getLast().status().equals("resolved"));
        String fingerprint = alert.path("fingerprint").asText();
        assertThat(alerts.get("/api/alerts/" + fingerprint)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("resolved");
        assertThat(alert("db-1")).isNull();
    }

    @Test
    void shouldStopRepeatsWhenSomebodyTakesItOn() {
        String fingerprint = fire("db-2").path("fingerprint").asText();
        await().atMost(PATIENCE).until(() -> told("db-2").size() >= 2);

        Reply reply = alerts.post("/api/alerts/" + fingerprint + "/acknowledge", "{\"note\": \"on it\"}");

        assertThat(reply.json().at("/acknowledged/note").asText()).isEqualTo("on it");
        // One may be on its way; without the acknowledgement there is one every 2 s.
        AtomicInteger asked = new AtomicInteger();
        await().during(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> {
            int now = told("db-2").size();
            return asked.getAndSet(now) == now;
        });
        assertThat(alerts.get("/api/alerts/counts").json().path("acknowledged").asInt())
                .isPositive();
        alerts.host("db-2", Map.of("cpu_utilization", 0.1));
        await().atMost(PATIENCE).until(() -> told("db-2").getLast().status().equals("resolved"));
        String incident = reply.json().path("incident").asText();
        assertThat(alerts.get("/api/incidents/" + incident)
                        .json()
                        .path("timeline")
                        .findValuesAsText("type"))
                .contains("fired", "notified", "acknowledged", "resolved");
        assertThat(alerts.get("/api/incidents/" + incident)
                        .json()
                        .path("timeline")
                        .findValuesAsText("outcome"))
                .contains("delivered");
    }

    @Test
    void shouldAcknowledgeByTheSignedLinkOfAMessage() {
        fire("db-3");
        await().atMost(PATIENCE).until(() -> !told("db-3").isEmpty());
        String link = alerts.bean(AcknowledgeLinks.class).token(lastDelivery("db-3"));

        Reply page = alerts.get("/api/alerts/acknowledge?token=" + link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.body()).contains("<form method=\"post\"", "db-3 is busy");
        assertThat(alert("db-3").path("status").asText()).isEqualTo("firing");

        assertThat(alerts.post("/api/alerts/acknowledge?token=" + link, "").status())
                .isEqualTo(200);
        assertThat(alert("db-3").path("status").asText()).isEqualTo("acknowledged");
        Reply forged = alerts.get("/api/alerts/acknowledge?token=" + link.substring(2) + "AA");
        assertThat(forged.status()).isEqualTo(410);
        assertThat(forged.code()).isEqualTo("link_invalid");
    }

    private static UUID lastDelivery(String host) {
        return alerts.get("/api/deliveries?receiver=ops&limit=200").items().stream()
                .filter(delivery -> delivery.path("group").asText().contains("\"" + host + "\""))
                .map(delivery -> UUID.fromString(delivery.path("id").asText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldNotBeHeldUpByASlowReceiver() {
        fire("slow");
        await().atMost(PATIENCE).until(() -> !webhook.calls("/slow/s3cr3t-path").isEmpty());
        alerts.host("quick", Map.of("cpu_utilization", 0.95));
        Instant sent = Instant.now();

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !told("quick").isEmpty());

        assertThat(Duration.between(sent, told("quick").getFirst().at())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void shouldSilenceAndTellHowManyItAffects() {
        JsonNode alert = fire("db-4");
        Reply silence = alerts.post("/api/silences", """
                {"matchers": [{"name": "entity", "operator": "=~", "value": "db-4|db-5"}], "endsAt": "%s", "comment": "work"}""".formatted(Instant.now().plusSeconds(3_600)));
        assertThat(silence.status()).as(silence.body()).isEqualTo(201);
        assertThat(silence.json().path("affects").asInt()).isEqualTo(1);
        assertThat(silence.json().path("createdBy").asText()).isEqualTo("local");
        String id = silence.json().path("id").asText();
        await().atMost(PATIENCE)
                .until(() -> alert("db-4").path("silencedBy").path(0).asText().equals(id));

        assertThat(alerts.send("DELETE", "/api/silences/" + id, "application/json", null, null)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("expired");
        await().atMost(PATIENCE).until(() -> alert("db-4").path("silencedBy").isEmpty());
        assertThat(alert.path("silencedBy")).isEmpty();
        Reply wrong = alerts.post(
                "/api/silences",
                "{\"matchers\": [{\"name\": \"a\", \"operator\": \"~\", \"value\": \"b\"}], \"comment\": \"c\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").findValuesAsText("field")).contains("matchers[0].operator", "endsAt");
    }

    @Test
    void shouldHideSecretsAndKeepThem() {
        Reply file = alerts.get("/api/alerting");
        assertThat(file.body())
                .startsWith("# kept as written")
                .doesNotContain("s3cr3t")
                .contains("***");
        assertThat(alerts.send("PUT", "/api/alerting", "application/yaml", file.body(), null)
                        .body())
                .doesNotContain("s3cr3t");
        Reply tested = alerts.post("/api/receivers/ops/test", "");
        assertThat(tested.json().path("outcome").asText()).as(tested.body()).isEqualTo("delivered");
        assertThat(tested.json().path("status").asInt()).isEqualTo(204);
        assertThat(alerts.get("/api/receivers")
                        .items()
                        .getFirst()
                        .at("/destinations/0/kind")
                        .asText())
                .isEqualTo("webhook");
        assertThat(alerts.post("/api/receivers/nobody/test", "").code()).isEqualTo("receiver_not_found");
        Reply wrong =
                alerts.send("PUT", "/api/alerting", "application/yaml", "route: {receiver: x}\nreceivers: []\n", null);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/message").asText()).startsWith("line 1");
    }

    @Test
    void shouldTellWhichRouteTakesAnAlert() {
        JsonNode tree = alerts.get("/api/alerting/routes").json();
        assertThat(tree.at("/route/receiver").asText()).isEqualTo("ops");
        assertThat(tree.at("/route/routes/0/matchers/0").asText()).isEqualTo("entity=\"slow\"");
        assertThat(tree.hasNonNull("taken")).isFalse();
        JsonNode slow = alerts.get("/api/alerting/routes?label=entity%3Dslow&label=alertname%3Da%3Db")
                .json();
        assertThat(slow.at("/taken/0/receiver").asText()).isEqualTo("slow");
        assertThat(slow.at("/taken/0/group/alertname").asText()).isEqualTo("a=b");
        for (String wrong : List.of("entity", "%3Dslow", "a%3D1&label=a%3D2")) {
            Reply refused = alerts.get("/api/alerting/routes?label=" + wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("label");
        }
    }

    @Test
    void shouldExportHistoryAsCsv() {
        fire("csv-1");
        Reply csv = alerts.send("GET", "/api/incidents?entity=csv-1", "text/csv", null, null);
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.body().lines().filter(line -> line.contains("csv-1 is busy")))
                .hasSize(1);
        String query = URLEncoder.encode("csv-1 is busy", StandardCharsets.UTF_8);
        assertThat(alerts.get("/api/incidents?q=" + query + "&kind=host&severity=critical")
                        .items())
                .hasSize(1);
        assertThat(alerts.get("/api/incidents?entity=csv-1&kind=job").items()).isEmpty();
        assertThat(alerts.get("/api/incidents/" + new UUID(0, 1)).code()).isEqualTo("incident_not_found");
    }

    @Test
    void shouldNeitherForgetNorTellAgainWhenAnotherInstanceJoins() {
        fire("db-6");
        await().atMost(PATIENCE).until(() -> !told("db-6").isEmpty());
        String incident = alert("db-6").path("incident").asText();
        try (RunningService _ = alerts.another()) {
            await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> alert("db-6") != null);
            alerts.host("db-6", Map.of("cpu_utilization", 0.97));
            alerts.host("db-7", Map.of("cpu_utilization", 0.97));
            await().atMost(PATIENCE).until(() -> alert("db-7") != null);
        }
        assertThat(alert("db-6").path("incident").asText()).isEqualTo(incident);
    }
}
