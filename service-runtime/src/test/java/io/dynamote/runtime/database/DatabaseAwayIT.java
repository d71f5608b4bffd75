package io.dynamote.runtime.database;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import io.dynamote.runtime.RuntimeFixture;
import io.dynamote.runtime.health.HealthState;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DatabaseAwayIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static RuntimeFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new RuntimeFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldAnswerWithOneClearProblemWithinSecondsAndRecover() throws Exception {
        try (RunningService service = fixture.startService()) {
            assertThat(get(service, "/ledger-database/schema").body()).contains("ledger");
            fixture.postgres().stop();
            Instant asked = Instant.now();
            HttpResponse<String> refused = get(service, "/ledger-database/schema");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("\"code\":\"database_unavailable\"");
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");

            fixture.postgres().restart();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    get(service, "/ledger-database/schema").statusCode())
                            .isEqualTo(200));
        }
    }

    @Test
    void shouldNotTakeALookThatFailsForAnOutage() {
        try (RunningService service = fixture.startService()) {
            BrokenLook look = service.context().getBean(BrokenLook.class);
            await().atMost(PATIENCE).until(() -> look.looks() >= 3);
            assertThat(service.context().getBean(DatabaseHealth.class).state().status())
                    .isEqualTo(HealthState.Status.UP);
        }
    }

    @Test
    void shouldSeeALossInTheMiddleOfAStatement() throws Exception {
        try (RunningService service = fixture.startService()) {
            assertThat(get(service, "/ledger-database/lost").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void shouldNotTakeEveryFailureForAnOutage() throws Exception {
        try (RunningService service = fixture.startService()) {
            HttpResponse<String> failed = get(service, "/ledger-database/boom");
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body())
                    .contains("\"code\":\"internal_server_error\"")
                    .doesNotContain("secret_table");
        }
    }

    @Test
    void shouldStartWithoutPostgresAndMigrateWhenItComes() throws Exception {
        fixture.postgres().stop();
        try (RunningService service = fixture.startService()) {
            SchemaMigration migration = service.context().getBean(SchemaMigration.class);
            assertThat(migration.isDone()).isFalse();
            assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(503);

            fixture.postgres().restart();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(migration.isDone()).isTrue());
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(get(service, "/health/ready").statusCode())
                                    .isEqualTo(200));
        } finally {
            fixture.postgres().restart();
        }
    }

    private static HttpResponse<String> get(RunningService service, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service.address().resolve(path)).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
