package io.dynamote.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Signals of traffic on their way to a viewer, and what the page says while they are away. */
class TrafficIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Map.of("dynamote.web.warm-up", "1ms"));
        StubTelemetry.traffic(portal.services.telemetry);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void shouldPushAScopeToThoseWhoAskedForIt() {
        try (StreamClient one = open("signals:traffic:team:push");
                StreamClient other = open("signals:traffic:team:other");
                StreamClient all = open("signals:traffic")) {
            await().atMost(PATIENCE)
                    .until(() -> all.saw("event: current") && one.saw("event: current") && other.saw("event: current"));
            await().atMost(PATIENCE).untilAsserted(() -> {
                portal.publish(TrafficSamples.signal("team:push", Instant.now(), 7));
                assertThat(one.lines()).contains("event: signal.v1");
            });
            await().atMost(PATIENCE).until(() -> all.saw("team:push"));
            assertThat(one.saw("\"requests_per_second\":7.0")).isTrue();
            assertThat(other.saw("team:push")).isFalse();
        }
    }

    @Test
    void shouldSendAScopeAtMostTenTimesASecond() {
        try (StreamClient stream = open("signals:traffic:team:fast")) {
            await().atMost(PATIENCE).until(() -> stream.saw("event: current"));
            Instant begin = Instant.now();
            int sent = 0;
            while (Instant.now().isBefore(begin.plusSeconds(2))) {
                portal.publish(TrafficSamples.signal("team:fast", Instant.now(), ++sent));
            }
            int last = sent;
            await().atMost(PATIENCE).until(() -> stream.saw("\"requests_per_second\":" + last + ".0"));
            double seconds = Duration.between(begin, Instant.now()).toMillis() / 1_000.0;
            assertThat(sent).isGreaterThan(20);
            assertThat(stream.lines().stream()
                            .filter("event: signal.v1"::equals)
                            .count())
                    .isLessThanOrEqualTo((long) (seconds * 10) + 2);
        }
    }

    @Test
    void shouldSendAllRowsOfATableInOneEvent() {
        try (StreamClient stream = open("view:traffic:deployment")) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                portal.publish(TrafficSamples.signal("deployment:ns/rows", Instant.now(), 3));
                assertThat(stream.saw("\"scope\":\"deployment:ns/rows\",\"old\":false"))
                        .isTrue();
            });
            assertThat(stream.saw("\"requestsPerSecond\":3.0")).isTrue();
            assertThat(stream.saw("\"scope\":\"team:")).isFalse();
        }
    }

    @Test
    void shouldAskForWhatWentBeforeOnceForAllViewers() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            portal.publish(TrafficSamples.signal("model:trail", Instant.now(), 3));
            assertThat(portal.get("/traffic").body())
                    .containsPattern("data-scope=\"model:trail\"[\\s\\S]{1,600}data-trail=\"[\\d.]*,[\\d.]+,");
        });
        portal.get("/traffic");
        assertThat(portal.services.telemetry.received("GET /api/traffic/points").stream()
                        .filter(request -> request.query().contains("trail")))
                .hasSize(1);
    }

    @Test
    void shouldAskTheServiceWhereNoSignalIsKnown() {
        assertThat(portal.get("/traffic?scope=model:never-heard-of").body()).contains("813 ms");
    }

    @Test
    void shouldSumUpThePastByScope() {
        String page = portal.get("/traffic?range=7d&by=team&scope=team:search").body();
        assertThat(page).contains("28,927", "team:research", "data-history");
        assertThat(portal.services.telemetry.received("GET /api/traffic/history/summary"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.query()).contains("by=team", "from=", "to="));
    }

    @Test
    void shouldNotTakeAnOutageForATimeWithoutRequests() {
        portal.services.telemetry.on(
                "GET /api/traffic/history/summary",
                request -> request.query().contains("by=team")
                        ? StubService.Answer.problem(503, "away", "Postgres cannot be reached")
                        : StubService.Answer.json(
                                TrafficSamples.summary("model", Instant.now().minusSeconds(604_800), Instant.now())));
        assertThat(portal.get("/traffic?range=7d&by=team").body())
                .contains(
                        "requests in all",
                        "Postgres cannot be reached",
                        "by=team\"><span>What it breaks down into cannot be read")
                .doesNotContain("no requests came");
        StubTelemetry.traffic(portal.services.telemetry);
    }

    @Test
    void shouldRefuseTopicsOfScopesThatCannotBe() {
        for (String topic : new String[] {"signals:traffic:host:x", "view:traffic:host", "signals:host"}) {
            assertThat(portal.get("/api/stream?topics=" + topic, "Accept", "text/event-stream")
                            .statusCode())
                    .as(topic)
                    .isEqualTo(422);
        }
    }

    private static StreamClient open(String topic) {
        return StreamClient.open(portal.http(), URI.create(portal.address() + "/api/stream?topics=" + topic));
    }
}
