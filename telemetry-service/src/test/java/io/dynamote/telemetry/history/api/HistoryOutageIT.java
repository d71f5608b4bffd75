package io.dynamote.telemetry.history.api;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.telemetry.history.rollup.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.dynamote.telemetry.history.api.HistoryFixture.PATIENCE;
import static io.dynamote.telemetry.history.api.HistoryFixture.counts;
import static io.dynamote.telemetry.history.api.HistoryFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** History while parts that it needs come and go. */
class HistoryOutageIT {

    private static final List<String> DEPLOYMENTS = List.of("ns/a", "ns/b", "ns/c", "ns/d", "ns/e", "ns/f");

    private final HistoryFixture fixture = new HistoryFixture();
    private final Random random = new Random(33);

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void tell(int windows) {
        for (int i = 0; i < windows; i++) {
            fixture.tell(new TrafficWindow(
                    DEPLOYMENTS.get(i % DEPLOYMENTS.size()),
                    Instant.now().minusSeconds(random.nextInt(20_000)).truncatedTo(ChronoUnit.SECONDS),
                    List.of(Traffic.series(random, "m", "t", 1 + random.nextInt(4)))));
        }
    }

    private void awaitEverythingOnce(RunningService service) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            HttpResponse<String> answer = fixture.get(
                    service,
                    "/api/traffic/history/summary?by=deployment&from="
                            + Instant.now().minusSeconds(30_000));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            for (JsonNode item : json(answer.body()).path("items")) {
                assertThat(counts(item))
                        .isEqualTo(counts(fixture.told(item.path("name").asText())));
            }
            assertThat(json(answer.body()).path("items")).hasSize(DEPLOYMENTS.size());
        });
    }

    @Test
    void shouldSayThatPostgresIsAwayAndCatchUpAfterwards() {
        try (RunningService service = fixture.startService()) {
            tell(60);
            awaitEverythingOnce(service);
            fixture.postgres().stop();
            tell(60);
            for (String path : List.of("?from=", "/summary?by=model&from=", "/export?from=")) {
                HttpResponse<String> answer = fixture.get(
                        service, "/api/traffic/history" + path + Instant.now().minusSeconds(900));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.body()).contains("\"code\":\"database_unavailable\"");
            }
            fixture.postgres().restart();
            tell(60);
            awaitEverythingOnce(service);
        }
    }

    @Test
    void shouldCountOnceWhileInstancesComeAndGoAndPostgresRestarts() {
        RunningService one = fixture.startService();
        try (RunningService two = fixture.startService()) {
            tell(200);
            awaitEverythingOnce(two);
            for (int round = 0; round < 3; round++) {
                tell(200);
                one.close();
                tell(200);
                one = fixture.startService();
                tell(200);
                fixture.postgres().restart();
                tell(100);
            }
            awaitEverythingOnce(two);
            awaitEverythingOnce(one);
        } finally {
            one.close();
        }
    }

    @Test
    void shouldGoOnWhereItWasAfterARestartOfKafka() {
        try (RunningService service = fixture.startService()) {
            tell(100);
            awaitEverythingOnce(service);
            fixture.kafka().restart();
            tell(100);
            awaitEverythingOnce(service);
        }
    }
}
