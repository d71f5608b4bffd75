package io.dynamote.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.dynamote.web.StubService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The board of jobs over a service that comes and goes. */
class JobIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Map.of("dynamote.web.warm-up", "1ms"));
        StubTelemetry.jobs(portal.services.telemetry);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void shouldPushCardsThatChange() {
        try (StreamClient stream =
                StreamClient.open(portal.http(), URI.create(portal.address() + "/api/stream?topics=view:jobs"))) {
            await().atMost(PATIENCE)
                    .until(() -> stream.saw("\"target\":\"job:vm-17\"") && stream.saw("\"target\":\"job-totals\""));
            portal.services.telemetry.on(
                    "GET /api/jobs",
                    _ -> Answer.json(JobSamples.board(Instant.now()).replace("0.431", "0.777")));
            await().atMost(PATIENCE)
                    .until(() -> stream.lines().stream()
                            .anyMatch(line -> line.contains("job:vm-17") && line.contains("78 %")));
        }
        StubTelemetry.jobs(portal.services.telemetry);
    }

    @Test
    void shouldSearchAndTurnPagesOfTheArchive() {
        portal.services.telemetry.on(
                "GET /api/jobs",
                request -> Answer.json(
                        request.query().contains("q=nothing")
                                ? "{\"asOf\":\"" + Instant.now() + "\",\"items\":[]}"
                                : JobSamples.board(Instant.now())
                                        .replace("{\"asOf\"", "{\"nextCursor\":\"c 2\",\"asOf\"")));
        assertThat(portal.get("/jobs?state=archived").body())
                .contains("/jobs?state=archived&amp;cursor=c%202")
                .doesNotContain("What happened");
        assertThat(portal.get("/jobs?q=nothing").body()).contains("No job matches");
        StubTelemetry.jobs(portal.services.telemetry);
    }

    @Test
    void shouldSayThatNothingIsHeardWhileTheServiceCannotReadKafka() {
        assertThat(portal.get("/jobs").body()).contains("Migrate VM 17").doesNotContain("is-stale");
        hearUntil("\"" + Instant.now().minusSeconds(185) + "\"");
        assertThat(portal.get("/jobs").body())
                .contains("Kafka does not answer", "3 min</time>", "Migrate VM 17", "is-stale");
        hearUntil("null");
        assertThat(portal.get("/jobs").body())
                .contains("What Kafka holds has not been read yet", "3 min</time>", "Migrate VM 17");
        assertThat(portal.get("/jobs?q=vm").body())
                .contains("Jobs cannot be read", "hx-get=\"/jobs?q=vm\"")
                .doesNotContain("No job");
        assertThat(portal.get("/jobs?state=archived").body())
                .contains("What Kafka holds has not been read yet", "Migrate VM 17");
        StubTelemetry.jobs(portal.services.telemetry);
    }

    private static void hearUntil(String asOf) {
        portal.services.telemetry.on(
                "GET /api/jobs",
                _ -> Answer.json(
                        JobSamples.board(Instant.now()).replaceFirst("\"asOf\":\"[^\"]*\"", "\"asOf\":" + asOf)));
    }

    @Test
    void shouldSayWhyItIsNotKnownWhatHappened() {
        portal.services.telemetry.on(
                "GET /api/jobs/events", Answer.problem(503, "away", "telemetry-service is overloaded"));
        assertThat(portal.get("/jobs").body())
                .contains("What happened cannot be read", "telemetry-service is overloaded", "Migrate VM 17")
                .doesNotContain("Nothing has happened yet");
        StubTelemetry.jobs(portal.services.telemetry);
    }

    @Test
    void shouldShowTheLastKnownBoardWhileTheServiceIsAway() {
        assertThat(portal.get("/jobs").body()).contains("Migrate VM 17");
        portal.services.telemetry.goAway();
        try {
            assertThat(portal.get("/jobs").body()).contains("Migrate VM 17", "this is the last known state");
            assertThat(portal.get("/jobs?state=archived").body()).contains("Jobs cannot be read");
        } finally {
            portal.services.telemetry.comeBack();
        }
    }
}
