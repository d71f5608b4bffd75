package io.dynamote.web;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.events.EventType;
import io.dynamote.events.alert.AlertState;
import io.dynamote.web.StubService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Alerts from Kafka and from their service, which comes and goes. */
class AlertIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Map.of("dynamote.web.warm-up", "1ms"));
        StubAlerts.everything(portal.services.alert);
        AlertSamples.active(Instant.now()).forEach(portal::publish);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> portal.get("/alerts").body().contains("3 alerts fire: 1 critical"));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void shouldPushRowsTheCountAndWhatNewlyFires() {
        String fingerprint = "00000000000000b1";
        try (StreamClient stream = stream("view:alerts,view:bell,alerts")) {
            await().atMost(PATIENCE).until(() -> stream.saw("event: current") && stream.saw("alert.state.v1"));
            portal.publish(StubAlerts.firing(fingerprint, "BrandNew", Instant.now()));
            await().atMost(PATIENCE)
                    .until(() -> stream.saw("\"target\":\"alert:" + fingerprint)
                            && stream.saw("event: alert-fired")
                            && stream.saw("4 alerts fire"));
            portal.end(EventType.ALERT_STATE, fingerprint);
            await().atMost(PATIENCE)
                    .until(() -> stream.saw("\"target\":\"alert:" + fingerprint + "\",\"remove\":true"));
        }
        await().atMost(PATIENCE).until(() -> portal.get("/jobs").body().contains("3 alerts fire: 1 critical"));
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
                "/api/alerting/routes",
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
    void shouldShowAnIncidentAndPushWhatIsWrittenDown() {
        String id = AlertSamples.incident(AlertSamples.MEMORY).toString();
        assertThat(portal.get("/alerts/incidents/" + id).body())
                .contains("Told ops/slack/0", "data-threshold=\"0.9\"", "the new &lt;b&gt;tokenizer");
        assertThat(portal.get("/alerts/incidents/" + id).body())
                .contains("What to do", "href=\"/runbooks/HostMemoryCritical\"", "<code>dmesg -T | grep -i oom</code>");
        assertThat(portal.get("/alerts/incidents/unheard-of").statusCode()).isEqualTo(404);
        try (StreamClient stream = stream("view:incident:" + id)) {
            await().atMost(PATIENCE).until(() -> stream.saw("\"target\":\"incident-timeline\""));
            portal.services.alert.on(
                    "GET /api/incidents/" + id,
                    Answer.json(AlertSamples.incident(AlertSamples.memory(Instant.now()), Instant.now())
                            .replace("is slow", "is replaced")));
            await().atMost(PATIENCE).until(() -> stream.saw("is replaced"));
        }
        StubAlerts.everything(portal.services.alert);
    }

    @Test
    void shouldExportTheHistoryAsTheServiceWritesIt() {
        var csv = portal.get("/alerts/history/export?severity=critical&days=7");
        assertThat(csv.body()).isEqualTo("id,name\r\n1,LatencyHigh\r\n");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("incidents.csv"));
        assertThat(portal.services.alert.received("GET /api/incidents"))
                .filteredOn(request -> !request.query().contains("kind=host"))
                .last()
                .satisfies(request -> assertThat(request.query())
                        .startsWith("severity=critical&from=2")
                        .doesNotContain("limit"));
        assertThat(portal.get("/alerts/history?q=night&cursor=c%202").body())
                .contains("Nightly backup of the database");
    }

    @Test
    void shouldTellTheFigureOfAnExpression() {
        assertThat(portal.get("/alerts/rules/figure?kind=host&expression=memory_utilization%20%3E%200.9&summary=x")
                        .body())
                .contains("\"threshold\":0.9", "\"unit\":\"percent\"");
        assertThat(portal.get("/alerts/rules/figure?kind=odd&expression=a").body())
                .isEqualTo("{}");
    }

    @Test
    void shouldShowEachPageOfAlerting() {
        assertThat(portal.get("/alerts/rules").body()).contains("HostMemoryCritical", "One rule is not evaluated");
        assertThat(portal.get("/alerts/rules/host-memory-critical?revision=1").body())
                .contains("memory_utilization &gt; 0.7", "This is revision");
        assertThat(portal.get("/alerts/rules/unheard-of").statusCode()).isEqualTo(404);
        assertThat(portal.get("/alerts/rules/new?copy=host-memory-critical").body())
                .contains("New rule", "memory_utilization &gt; 0.9");
        assertThat(portal.get("/alerts/silences").body()).contains("planned &lt;b&gt;load&lt;/b&gt; test s1");
        assertThat(portal.get("/alerts/silences/new?alert=" + AlertSamples.MEMORY)
                        .body())
                .contains("value=\"HostMemoryCritical\"");
        assertThat(portal.get("/alerts/receivers").body())
                .contains("slack #ops", "# &lt;not&gt; markup", "Who is told of what");
        assertThat(portal.get("/alerts/deliveries?outcome=retry").body()).contains("cursor=next%201");
    }

    @Test
    void shouldShowWhichRouteAnAlertTakes() {
        assertThat(portal.get("/alerts/receivers").body()).doesNotContain("Takes it");
        assertThat(portal.get("/alerts/receivers?alert=" + AlertSamples.MEMORY, "HX-Target", "routes")
                        .body())
                .startsWith("<section id=\"routes\"")
                .contains("Takes it", "Mute now: nights")
                .doesNotContain("<textarea name=\"file\"");
        assertThat(portal.services.alert.received("GET /api/alerting/routes"))
                .last()
                .satisfies(request -> assertThat(request.query())
                        .contains("label=alertname%3DHostMemoryCritical", "label=severity%3Dcritical"));
    }

    @Test
    void shouldShowWhatHappenedAroundAnAlertWithoutACourse() {
        AlertState pending = AlertSamples.active(Instant.now()).get(4);
        portal.services.deployment.on(
                "GET /api/deployments/mistral-eval/history",
                Answer.json("{\"items\":[{\"at\":\"" + Instant.now().minusSeconds(60)
                        + "\",\"revision\":2,\"phase\":\"Deploying\",\"message\":\"Pods are starting\"}]}"));
        assertThat(portal.get("/alerts/incidents/" + pending.incident()).body())
                .contains("Deploying: Pods are starting (revision 2)");
    }

    @Test
    void shouldShowTheLastAlertOnTheOverviewOfHosts() {
        StubTelemetry.hosts(portal.services.telemetry);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(portal.get("/hosts").body())
                        .contains("HostMemoryCritical", "DriveWearHigh", "None among the last 200 incidents"));
        long asked = asksForHosts();
        for (int viewer = 0; viewer < 5; viewer++) {
            assertThat(portal.get("/hosts").statusCode()).isEqualTo(200);
        }
        assertThat(asksForHosts()).as("however many look").isEqualTo(asked);
    }

    private static long asksForHosts() {
        return portal.services.alert.received("GET /api/incidents").stream()
                .filter(request -> request.query().contains("kind=host"))
                .count();
    }

    @Test
    void shouldKeepWhatIsKnownWithItsAgeWhileAlertServiceIsAway() {
        assertThat(portal.get("/alerts").body()).doesNotContain("is-stale");
        portal.services.alert.goAway();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(portal.get("/alerts").body())
                            .contains("nothing is evaluated", "HostMemoryCritical", "is-stale", "as last known"));
            assertThat(portal.get("/alerts/incidents/" + AlertSamples.incident(AlertSamples.MEMORY))
                            .body())
                    .contains("This is its last known state", "The timeline is missing");
        } finally {
            portal.services.alert.comeBack();
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(portal.get("/alerts").body()).doesNotContain("is-stale"));
    }

    @Test
    void shouldDateWhatIsKnownWhileAlertServiceHasNoDatabase() {
        Instant last = Instant.now().minusSeconds(185);
        portal.services.alert.on(
                "GET /health",
                Answer.json("{\"service\":\"alert\",\"status\":\"degraded\",\"dependencies\":[{\"name\":\"postgres\","
                        + "\"status\":\"down\",\"lastContact\":\"" + last + "\"}]}"));
        portal.services.alert.on("GET /api/rules", Answer.problem(503, "database_unavailable", "Send it again."));
        try {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(portal.get("/alerts").body())
                            .contains("cannot reach its database, so nothing is evaluated", "3 min")
                            .contains("HostMemoryCritical", "is-stale", "as last known"));
            assertThat(portal.get("/alerts/rules").body())
                    .contains("alert-service cannot reach its database")
                    .doesNotContain("Send it again");
        } finally {
            StubServices.health(portal.services.alert, "alert");
            StubAlerts.everything(portal.services.alert);
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(portal.get("/alerts").body()).doesNotContain("is-stale"));
    }

    @Test
    void shouldShowTheLastKnownIncidentWhenTheAnswerCannotBeRead() {
        String id = AlertSamples.incident(AlertSamples.MEMORY).toString();
        portal.services.alert.on("GET /api/incidents/" + id, Answer.json("{\"fingerprint\":7}"));
        try {
            assertThat(portal.get("/alerts/incidents/" + id).body())
                    .contains("Memory of gpu-01 is 94 % full", "This is its last known state", "what cannot be read");
        } finally {
            StubAlerts.everything(portal.services.alert);
        }
    }

    private static StreamClient stream(String topics) {
        return StreamClient.open(portal.http(), URI.create(portal.address() + "/api/stream?topics=" + topics));
    }
}
