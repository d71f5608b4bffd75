package io.dynamote.alert;

import io.dynamote.alert.RunningAlerts.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes that are sent again under their key: each is done once, and answered as it was. */
class RepeatedWriteIT {

    private static final String SILENCE = """
            {"matchers": [{"name": "entity", "operator": "=", "value": "nobody"}], "endsAt": "2100-01-01T00:00:00Z", "comment": "again"}""";
    private static final String RULE = """
            {"id": "again", "name": "Again", "kind": "host", "expression": "cpu_utilization > 5", "severity": "info", "summary": "never"}""";

    private static RunningAlerts alerts;

    @BeforeAll
    static void start() {
        alerts = RunningAlerts.shared();
    }

    private static Reply send(String method, String path, @Nullable String body, String key) {
        String type = path.startsWith("/api/alerting") ? "application/yaml" : "application/json";
        return alerts.send(method, path, type, body, key);
    }

    @Test
    void shouldPointToTheSilenceThatWasMadeBefore() {
        Reply first = send("POST", "/api/silences", SILENCE, "silence-1");
        Reply again = send("POST", "/api/silences", SILENCE, "silence-1");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location"))
                .isEqualTo(first.header("Location"))
                .isEqualTo("/api/silences/" + first.json().path("id").asText());
    }

    @Test
    void shouldEndASilenceOnce() {
        String path = "/api/silences/"
                + send("POST", "/api/silences", SILENCE, "silence-2")
                        .json()
                        .path("id")
                        .asText();
        Reply first = send("DELETE", path, null, "end-2");
        Reply again = send("DELETE", path, null, "end-2");
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(send("DELETE", path, null, "end-3").code()).isEqualTo("silence_too_late");
    }

    @Test
    void shouldDeleteARuleOnce() {
        assertThat(send("POST", "/api/rules", RULE, "rule-1").status()).isEqualTo(201);
        assertThat(send("DELETE", "/api/rules/again", null, "delete-1").status())
                .isEqualTo(204);
        assertThat(send("DELETE", "/api/rules/again", null, "delete-1").status())
                .isEqualTo(204);
        assertThat(send("DELETE", "/api/rules/again", null, "delete-2").code()).isEqualTo("rule_not_found");
    }

    @Test
    void shouldSaveRoutesOnceAndTellTheirRevisionAgain() {
        Reply before = alerts.get("/api/alerting");
        String file = before.body() + "\n# saved once\n";
        Reply first = send("PUT", "/api/alerting", file, "routes-1");
        Reply again = send("PUT", "/api/alerting", file, "routes-1");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body()).endsWith("# saved once\n");
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(alerts.get("/api/alerting").header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(send("PUT", "/api/alerting", file + "# other\n", "routes-1").code())
                .isEqualTo("idempotency_key_reused");
    }
}
