package io.dynamote.alert;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.alert.RunningAlerts.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules as those who write them meet them: checked, tried, saved with all their versions. */
class RuleApiIT {

    private static RunningAlerts alerts;

    @BeforeAll
    static void start() {
        alerts = RunningAlerts.shared();
    }

    @Test
    void shouldKeepVersionsOfRulesAndRefuseWhoIsLate() {
        Reply added = alerts.post("/api/rules", RunningAlerts.rule("versions", "cpu_utilization > 2"));
        assertThat(added.json().path("revision").asInt()).isEqualTo(1);
        String changed = RunningAlerts.rule("versions", "cpu_utilization > 3")
                .replaceFirst("\\{", "{\"revision\": 1, \"reason\": \"why\", ");
        assertThat(alerts.send("PUT", "/api/rules/versions", "application/json", changed, null)
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(2);
        Reply late = alerts.send("PUT", "/api/rules/versions", "application/json", changed, null);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("rule_changed");
        Reply disabled = alerts.post("/api/rules/versions/disable", "");
        assertThat(disabled.json().path("enabled").asBoolean(true))
                .as(disabled.body())
                .isFalse();
        List<JsonNode> versions = alerts.get("/api/rules/versions/versions").items();
        assertThat(versions).hasSize(3);
        assertThat(versions.get(1).path("reason").asText()).isEqualTo("why");
        assertThat(alerts.send("DELETE", "/api/rules/versions", "application/json", null, null)
                        .status())
                .isEqualTo(204);
        assertThat(alerts.get("/api/rules/versions").code()).isEqualTo("rule_not_found");
    }

    @Test
    void shouldOfferTheRulesThatAreShippedAndTheirFile() {
        List<JsonNode> rules = alerts.get("/api/rules").items();
        assertThat(rules).anySatisfy(rule -> {
            assertThat(rule.path("id").asText()).isEqualTo("host-memory-high");
            assertThat(rule.path("builtIn").asBoolean()).isTrue();
            assertThat(rule.path("forSeconds").asInt()).isEqualTo(300);
            assertThat(rule.at("/health/state").asText()).isEqualTo("healthy");
            assertThat(rule.path("updatedBy").asText()).isEqualTo("system");
        });
        Reply file = alerts.get("/api/rules/export");
        assertThat(file.contentType()).startsWith("application/yaml");
        Reply again = alerts.send("POST", "/api/rules/import?dryRun=true", "application/yaml", file.body(), null);
        assertThat(again.json().path("changed")).isEmpty();
        assertThat(again.json().path("unchanged")).hasSizeGreaterThan(10);
        Reply wrong = alerts.send(
                "POST",
                "/api/rules/import?dryRun=true",
                "application/yaml",
                file.body().replaceFirst("severity: critical", "severity: dire"),
                null);
        assertThat(wrong.json().at("/errors/0/line").asInt()).isPositive();
        assertThat(wrong.json().at("/errors/0/message").asText()).contains("critical");
    }

    @Test
    void shouldSayWhereARuleIsWrong() {
        Reply reply = alerts.post(
                "/api/rules/check", RunningAlerts.rule("wrong", "cpu_utilization > 0.9 && cpu_utilisation > 1"));
        JsonNode error = reply.json().at("/errors/0");
        assertThat(error.path("field").asText()).isEqualTo("expression");
        assertThat(error.at("/position/column").asInt()).isEqualTo(26);
        assertThat(error.at("/known/0").asText()).isEqualTo("cpu_utilization");
        Reply refused = alerts.post("/api/rules", RunningAlerts.rule("wrong", "cpu_utilisation > 1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(alerts.get("/api/rules/variables?kind=host")
                        .json()
                        .path("items")
                        .findValuesAsText("name"))
                .contains("cpu_utilization");
        assertThat(alerts.get("/api/rules/variables?kind=cat").status()).isEqualTo(422);
    }

    @Test
    void shouldTryARuleOnSignalsThatWere() {
        alerts.host("dry-1", Map.of("memory_utilization", 0.95));
        alerts.host("dry-1", Map.of("memory_utilization", 0.2));
        alerts.host("dry-2", Map.of("memory_utilization", 0.3));
        String rule =
                RunningAlerts.rule("dry", "memory_utilization > 0.9").replace("cpu_utilization", "memory_utilization");

        Reply reply = alerts.post(
                "/api/rules/dry-run", "{\"rule\": " + rule + ", \"lastSeconds\": 600, \"entity\": \"dry-1\"}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().path("complete").asBoolean()).isTrue();
        JsonNode entity = reply.json().at("/entities/0");
        assertThat(entity.path("entity").asText()).isEqualTo("dry-1");
        assertThat(entity.path("firing")).hasSize(1);
        assertThat(entity.path("points")).isNotEmpty();
        assertThat(entity.path("transitions").findValuesAsText("to")).containsExactly("firing", "inactive");
    }

    @Test
    void shouldGiveTheSameAnswerToTheSameKey() {
        String body = RunningAlerts.rule("once", "cpu_utilization > 4");
        Reply first = alerts.send("POST", "/api/rules", "application/json", body, "key-1");
        Reply second = alerts.send("POST", "/api/rules", "application/json", body, "key-1");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        Reply other = alerts.send(
                "POST", "/api/rules", "application/json", RunningAlerts.rule("other", "cpu_utilization > 5"), "key-1");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }
}
