package io.dynamote.runtime.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.dynamote.runtime.RuntimeFixture;
import io.dynamote.runtime.database.DatabaseConnections;
import io.dynamote.runtime.metrics.Told;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.dynamote.runtime.RuntimeFixture.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OutboxFiguresIT {

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

    private static void append(RunningService service, int count) {
        Outbox outbox = service.context().getBean(Outbox.class);
        transaction(service, () -> {
            for (int i = 0; i < count; i++) {
                outbox.append(new OutboxMessage(
                        UUID.randomUUID(),
                        "dynamote.ledger-facts",
                        "key",
                        Map.of("ce_type", "ledger.fact.v1"),
                        "{}".getBytes(StandardCharsets.UTF_8)));
            }
        });
    }

    private static List<String> told(RunningService service) {
        return Told.at(Objects.requireNonNull(service.management()));
    }

    private static double value(RunningService service, String name) {
        return told(service).stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void shouldTellWhatWaitsAndWhatWasCarried() {
        try (RunningService service = fixture.startService()) {
            append(service, 3);
            await().atMost(PATIENCE).until(() -> value(service, "dynamote_outbox_relayed_messages_total") == 3);
            assertThat(told(service))
                    .contains("dynamote_outbox_relay_active 1.0", "dynamote_outbox_relay_delay_seconds_count 3");
            await().atMost(PATIENCE).until(() -> value(service, "dynamote_outbox_pending_messages") == 0);
            assertThat(value(service, "dynamote_outbox_oldest_age_seconds")).isZero();

            fixture.kafka().stop();
            append(service, 2);
            await().atMost(PATIENCE).until(() -> value(service, "dynamote_outbox_pending_messages") == 2);
            await().atMost(PATIENCE).until(() -> value(service, "dynamote_outbox_oldest_age_seconds") > 5);
            await().atMost(PATIENCE)
                    .until(() -> told(service).contains("dynamote_dependency_up{dependency=\"kafka\"} 0.0"));

            fixture.kafka().restart();
            await().atMost(PATIENCE).until(() -> value(service, "dynamote_outbox_relayed_messages_total") == 5);
            await().atMost(PATIENCE).until(() -> value(service, "dynamote_outbox_pending_messages") == 0);
            assertThat(value(service, "dynamote_outbox_relay_delay_seconds_sum"))
                    .isGreaterThan(5);
        }
    }

    @Test
    void shouldNotCountForEver() throws Exception {
        OutboxFigures figures = new OutboxFigures();
        try (RunningService service = fixture.startService();
                Connection connection =
                        service.context().getBean(DatabaseConnections.class).open("test")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into outbox (event_id, topic, record_key, headers, value)"
                        + " select gen_random_uuid(), 'dynamote.ledger-facts', 'k', '{}'::jsonb, null"
                        + " from generate_series(1, 10050)");
            }
            figures.look(connection);
            connection.rollback();
        }
        assertThat(Told.by(figures))
                .contains("dynamote_outbox_pending_messages %s".formatted((double) OutboxFigures.MOST_COUNTED));
    }

    @Test
    void shouldTellNothingOfTheOutboxWhilePostgresIsAway() {
        try (RunningService service = fixture.startService()) {
            await().atMost(PATIENCE).until(() -> value(service, "dynamote_outbox_pending_messages") == 0);
            fixture.postgres().stop();
            await().atMost(PATIENCE).until(() -> Double.isNaN(value(service, "dynamote_outbox_pending_messages")));
            assertThat(value(service, "dynamote_outbox_oldest_age_seconds")).isNaN();
            assertThat(told(service)).contains("dynamote_dependency_up{dependency=\"postgres\"} 0.0");
            fixture.postgres().restart();
            await().atMost(PATIENCE).until(() -> value(service, "dynamote_outbox_pending_messages") == 0);
        }
    }
}
