package io.dynamote.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From a signal that breaches a rule to the request at a chat, through Kafka and Postgres: one breach after another. */
class BreachBenchmark {

    private static final int BREACHES = 200;
    private static final int WARM_UP = 20;

    @Test
    void shouldTellOfABreachWithinHalfASecond() {
        RunningAlerts alerts = RunningAlerts.shared();
        try (WebhookStub webhook = new WebhookStub()) {
            String routes = """
                    route: {receiver: chat, group_by: ['...'], group_wait: 0s}
                    receivers:
                    - name: chat
                      webhook_configs:
                      - url: %s
                    """.formatted(webhook.url("/breach"));
            assertThat(alerts.send("PUT", "/api/alerting", "application/yaml", routes, null)
                            .status())
                    .isEqualTo(200);
            assertThat(alerts.post("/api/rules", RunningAlerts.rule("breach", "cpu_utilization > 0.99"))
                            .status())
                    .isEqualTo(201);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                alerts.host("breach-first", Map.of("cpu_utilization", 1.0));
                return !webhook.calls("/breach").isEmpty();
            });
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < WARM_UP + BREACHES; i++) {
                String host = "breach-" + i;
                Instant sent = Instant.now();
                alerts.host(host, Map.of("cpu_utilization", 1.0));
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> at(webhook, host) != null);
                if (i >= WARM_UP) {
                    millis.add(Duration.between(sent, at(webhook, host)).toMillis());
                }
            }
            millis.sort(null);
            System.out.printf(
                    "breach to request: p50 %d ms, p95 %d ms, p99 %d ms, worst %d ms%n",
                    millis.get(BREACHES / 2),
                    millis.get(BREACHES * 95 / 100),
                    millis.get(BREACHES * 99 / 100),
                    millis.getLast());
            assertThat(millis.get(BREACHES * 99 / 100)).isLessThanOrEqualTo(500);
        }
    }

    private static Instant at(WebhookStub webhook, String host) {
        return webhook.calls("/breach").stream()
                .filter(call -> call.body().at("/commonLabels/entity").asText().equals(host))
                .map(WebhookStub.Call::at)
                .findFirst()
                .orElse(null);
    }
}
