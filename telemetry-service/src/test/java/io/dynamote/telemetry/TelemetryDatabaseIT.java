package io.dynamote.telemetry;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What this service does while Postgres is away. */
class TelemetryDatabaseIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static EmbeddedKafka kafka;
    private static PostgresServer postgres;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        postgres = PostgresServer.start(PostgresOptions.temporary());
    }

    @AfterAll
    static void stop() {
        kafka.close();
        postgres.close();
    }

    private static RunningService service(String... properties) {
        ServiceOptions options = ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user());
        for (int i = 0; i < properties.length; i += 2) {
            options = options.with(properties[i], properties[i + 1]);
        }
        return TelemetryService.start(options);
    }

    @Test
    void shouldGoOnCountingWhilePostgresIsAwayAndSaySo() throws Exception {
        try (RunningService service = service()) {
            awaitPostgres(service, "up");
            tell(service, "ns/before", 1);
            awaitRequests(service, "ns/before");

            postgres.stop();
            awaitPostgres(service, "down");
            assertThat(get(service, "/health").body()).contains("\"status\":\"degraded\"");
            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(200);
            tell(service, "ns/during", 2);
            awaitRequests(service, "ns/during");
        } finally {
            postgres.restart();
        }
    }

    @Test
    void shouldStartWithoutPostgresAndMigrateWhenItComes() throws Exception {
        postgres.stop();
        try (RunningService service = service()) {
            assertThat(service.context().getBean(SchemaMigration.class).isDone())
                    .isFalse();
            tell(service, "ns/without", 3);
            awaitRequests(service, "ns/without");
            postgres.restart();
            awaitPostgres(service, "up");
        } finally {
            postgres.restart();
        }
    }

    @Test
    void shouldReadHowLongHistoryIsKept() {
        try (RunningService service = service()) {
            assertThat(service.context().getBean(RetentionProperties.class))
                    .isEqualTo(new RetentionProperties(Duration.ofDays(30), Duration.ofDays(400)));
        }
        try (RunningService service = service(
                "dynamote.telemetry.retention.traffic-minutes", "7d",
                "dynamote.telemetry.retention.traffic-hours", "90d")) {
            assertThat(service.context().getBean(RetentionProperties.class))
                    .isEqualTo(new RetentionProperties(Duration.ofDays(7), Duration.ofDays(90)));
        }
    }

    private static void tell(RunningService service, String deployment, int sequence) throws Exception {
        String line = """
                {"dynamote.producer": "gateway-1", "dynamote.epoch": 1, "dynamote.sequence": %d, "time": "%s",\
                 "gen_ai.request.model": "m", "dynamote.deployment": "%s", "duration_us": 1000}
                """.formatted(sequence, Instant.now(), deployment);
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve("/api/telemetry/requests"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(line))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static void awaitRequests(RunningService service, String deployment) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(service, "/api/traffic?scope=deployment:" + deployment)
                                .body())
                        .contains("\"requests\":1,"));
    }

    private static void awaitPostgres(RunningService service, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(service, "/health").body())
                        .contains("\"name\":\"postgres\",\"status\":\"" + status + "\""));
    }

    private static HttpResponse<String> get(RunningService service, String path)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(service.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
