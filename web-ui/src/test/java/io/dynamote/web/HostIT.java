package io.dynamote.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Pages of hosts over a service that comes and goes. */
class HostIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** So many that asking for each of them could not be taken for asking once. */
    private static final int VIEWERS = 20;

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Map.of("dynamote.web.warm-up", "1ms"));
        StubTelemetry.hosts(portal.services.telemetry);
    }

    @AfterEach
    void restore() {
        StubTelemetry.hosts(portal.services.telemetry);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void shouldPushRowsThatChangeAndAskOnceForAllViewers() {
        List<StreamClient> viewers =
                Stream.generate(() -> open("view:hosts")).limit(VIEWERS).toList();
        try {
            await().atMost(PATIENCE).until(() -> viewers.stream().allMatch(viewer -> viewer.saw("host:gpu-02")));
            int before = portal.services.telemetry.received("GET /api/hosts").size();
            Instant begin = Instant.now();
            portal.services.telemetry.on(
                    "GET /api/hosts",
                    _ -> StubService.Answer.json(
                            HostSamples.list(Instant.now()).replace("\"state\":\"silent\"", "\"state\":\"live\"")));
            await().atMost(PATIENCE).until(() -> viewers.stream().allMatch(HostIT::sawThatTheSilentOneLives));
            long seconds = Duration.between(begin, Instant.now()).toSeconds();
            assertThat(portal.services.telemetry.received("GET /api/hosts").size() - before)
                    .as("once a second, not once for each of %d viewers", VIEWERS)
                    .isLessThanOrEqualTo((int) (seconds * 1.3) + 4);
        } finally {
            viewers.forEach(StreamClient::close);
        }
    }

    private static boolean sawThatTheSilentOneLives(StreamClient viewer) {
        return viewer.lines().stream().anyMatch(line -> line.contains("host:gpu-03") && line.contains(">Live<"));
    }

    @Test
    void shouldLoadTheListAnewWhenHostsComeOrGo() {
        try (StreamClient stream = open("view:hosts")) {
            await().atMost(PATIENCE).until(() -> stream.saw("event: current"));
            portal.services.telemetry.on(
                    "GET /api/hosts",
                    StubService.Answer.json(
                            "{\"asOf\":\"" + Instant.now() + "\",\"items\":[{\"id\":\"new\",\"state\":\"live\"}]}"));
            await().atMost(PATIENCE).until(() -> stream.saw("event: resync"));
        }
    }

    @Test
    void shouldPushThePartsOfTheHostThatIsOpenWithItsNewestSeconds() {
        try (StreamClient stream = open("view:host:gpu-01")) {
            await().atMost(PATIENCE)
                    .until(() -> stream.saw("event: host-points") && stream.saw("\"target\":\"host-parts\""));
            assertThat(stream.saw("\"target\":\"host-summary\"")).isTrue();
        }
    }

    @Test
    void shouldShowTheLastKnownHostsWhileTheServiceIsAway() {
        assertThat(portal.get("/hosts").body()).contains("gpu-02.example.org");
        portal.services.telemetry.goAway();
        try {
            assertThat(portal.get("/hosts").body()).contains("gpu-02.example.org", "this is the last known state");
            assertThat(portal.get("/hosts/gpu-01").body()).contains("This host cannot be read");
            assertThat(portal.get("/hosts/compare").body()).contains("Hosts cannot be compared");
        } finally {
            portal.services.telemetry.comeBack();
        }
    }

    @Test
    void shouldSayThatNothingIsHeardWhileTheServiceCannotReadKafka() {
        assertThat(portal.get("/hosts").body()).contains("gpu-02.example.org").doesNotContain("is-stale");
        try (StreamClient stream = open("view:hosts")) {
            await().atMost(PATIENCE).until(() -> stream.saw("event: current"));
            hearUntil("\"" + Instant.now().minusSeconds(185) + "\"");
            assertThat(portal.get("/hosts").body())
                    .contains("Kafka does not answer", "3 min</time>", "gpu-02.example.org", "is-stale");
            assertThat(portal.get("/hosts/gpu-01").body()).contains("Kafka does not answer", "host-summary is-old");
            await().atMost(PATIENCE).until(() -> stream.saw("event: resync"));
            hearUntil("null");
            assertThat(portal.get("/hosts").body()).contains("What Kafka holds has not been read yet", "gpu-02");
        }
    }

    private static void hearUntil(String asOf) {
        String told = "\"asOf\":\"[^\"]*\"";
        portal.services.telemetry.on(
                "GET /api/hosts",
                _ -> StubService.Answer.json(HostSamples.list(Instant.now()).replaceFirst(told, "\"asOf\":" + asOf)));
        portal.services.telemetry.on(
                "GET /api/hosts/gpu-01",
                _ -> StubService.Answer.json(HostSamples.one(Instant.now()).replaceFirst(told, "\"asOf\":" + asOf)));
    }

    @Test
    void shouldTryAgainWithTheTimeOfTheAddress() {
        portal.services.telemetry.goAway();
        try {
            assertThat(portal.get("/hosts/gpu-01?range=7d").body())
                    .contains("This host cannot be read", "hx-get=\"/hosts/gpu-01?range=7d\"");
        } finally {
            portal.services.telemetry.comeBack();
        }
    }

    @Test
    void shouldAnswer404ForAHostThatNeverWas() {
        var answer = portal.get("/hosts/no%20such");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("No such host");
    }

    @Test
    void shouldHoldTheTimeInTheAddress() {
        assertThat(portal.get("/hosts/gpu-01?range=7d").body())
                .contains("/api/hosts/gpu-01/history?from=")
                .doesNotContain("data-hold");
    }

    private static StreamClient open(String topic) {
        return StreamClient.open(portal.http(), URI.create(portal.address() + "/api/stream?topics=" + topic));
    }
}
