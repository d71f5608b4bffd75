package io.dynamote.runtime.database;

import java.time.Duration;

import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.health.DependencyHealth;
import io.dynamote.runtime.health.HealthState;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DatabaseAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private PostgresServer postgres;

    @BeforeEach
    void start() {
        postgres = PostgresServer.start(PostgresOptions.temporary());
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void shouldStartWithoutPostgresAndMigrateOnceItIsThere() {
        postgres.stop();
        try (RunningService service = startService()) {
            SchemaMigration schema = service.context().getBean(SchemaMigration.class);
            assertThat(schema.isDone()).isFalse();
            await().atMost(PATIENCE).until(() -> state(service) == HealthState.Status.DOWN);

            postgres.restart();
            await().atMost(PATIENCE).until(schema::isDone);
            await().atMost(PATIENCE).until(() -> state(service) == HealthState.Status.UP);
        }
    }

    @Test
    void shouldNoticeThatPostgresWentAwayAndCameBack() {
        try (RunningService service = startService()) {
            await().atMost(PATIENCE).until(() -> state(service) == HealthState.Status.UP);
            postgres.stop();
            await().atMost(PATIENCE).until(() -> state(service) == HealthState.Status.DOWN);
            postgres.restart();
            await().atMost(PATIENCE).until(() -> state(service) == HealthState.Status.UP);
        }
    }

    private RunningService startService() {
        return ServiceRuntime.start(
                "ledger",
                ServiceOptions.defaults()
                        .withPort(0)
                        .with("dynamote.postgres.url", postgres.jdbcUrl())
                        .with("dynamote.postgres.username", postgres.user()));
    }

    private static HealthState.Status state(RunningService service) {
        return service.context().getBean(DependencyHealth.class).state().status();
    }
}
