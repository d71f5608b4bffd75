package io.dynamote.web;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.events.EventType;
import io.dynamote.web.StubService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Alerts from Kafka and from their service, which comes and goes. */
class AlertIT {

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Map.of("dynamote.web.warm-up", "1ms"));
        StubAlerts.everything(portal.services.alert);
        AlertSamples.active(Instant.now()).forEach(portal::publish);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> portal.get("/alerts").body().contains("CertificateEndsSoon"));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void shouldPushRowsTheCountAndWhatNewlyFires() {
        String fingerprint = "00000000000000b1";
        try (StreamClient stream = stream("view:alerts,view:bell,alerts")) {
            await().until(() -> stream.saw("event: current") && stream.saw("alert.state.v1"));
            portal.publish(StubAlerts.firing(fingerprint, "BrandNew", Instant.now()));
            await().until(() -> stream.saw("\"target\":\"alert:" + fingerprint)
                    && stream.saw("event: alert-fired")
                    && stream.saw("4 alerts fire"));
            portal.end(EventType.ALERT_STATE, fingerprint);
            await().until(() -> stream.saw("\"target\":\"alert:" + fingerprint + "\",\"remove\":true"));
        }
        await().until(() -> portal.get("/jobs").body().contains("3 alerts fire: 1 critical"));
    }

    @Test
    void shouldPassTheWholeApiOnToAlertService() {
        for (String path : List.of(
                "/api/alerts/counts",
                "/api/incidents",
                "/api/rules/variables",
                "/api/silences",
                "/api/receivers",
                "/api/alerting",
                "/api/deliveries",
                "/api/v2/status")) {
            portal.services.alert.on("GET " + path, Answer.json("{\"from\":\"alert-service\"}"));
            assertThat(portal.get(path).body()).contains("alert-service");
        }
        StubAlerts.everything(portal.services.alert);
        HttpRequest acknowledge = HttpRequest.newBuilder(
                        portal.address().resolve("/api/alerts/" + AlertSamples.MEMORY + "/acknowledge"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"note\":\"mine\"}"))
                .build();
        assertThat(portal.send(acknowledge).statusCode()).isEqualTo(200);
        assertThat(portal.services.alert.received("POST /api/alerts/" + AlertSamples.MEMORY + "/acknowledge"))
                .last()
                .satisfies(request -> assertThat(request.body()).contains("mine"));
    }

    @Test
    void shouldKeepWhatIsKnownWithItsAgeWhileAlertServiceIsAway() {
        assertThat(portal.get("/alerts").body()).doesNotContain("is-stale");
        portal.services.alert.goAway();
        try {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(portal.get("/alerts").body())
                            .contains("nothing is evaluated", "HostMemoryCritical", "is-stale", "as last known"));
        } finally {
            portal.services.alert.comeBack();
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(portal.get("/alerts").body()).doesNotContain("is-stale"));
    }

    private static StreamClient stream(String topics) {
        return StreamClient.open(portal.http(), URI.create(portal.address() + "/api/stream?topics=" + topics));
    }
}
