package io.dynamote.runtime.database;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamote.runtime.RuntimeFixture;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.outbox.Outbox;
import io.dynamote.runtime.outbox.OutboxMessage;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service that starts without Postgres, and then finds a schema on which its migrations fail. */
class LateMigrationIT {

    private static final String TOPIC = "dynamote.ledger-facts";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RuntimeFixture fixture = new RuntimeFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void shouldSayWhyItCannotMigrateAndGoOnOnceTheCauseIsGone() throws Exception {
        execute("create schema ledger", "create table ledger.stranger (id int)");
        fixture.postgres().stop();
        List<String> received = new CopyOnWriteArrayList<>();
        try (RunningService service = fixture.startService();
                TopicTail tail = TopicTail.start(
                        fixture.kafkaProperties(),
                        List.of(TOPIC),
                        record -> received.add(record.key()),
                        Clock.systemUTC())) {
            fixture.postgres().restart();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(service, "/health").body())
                            .contains("\"name\":\"postgres\"", "The schema cannot be migrated: ", "ledger"));
            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);

            execute("drop schema ledger cascade");

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(get(service, "/health/ready").statusCode())
                                    .isEqualTo(200));
            assertThat(get(service, "/health").body()).doesNotContain("cannot be migrated");
            RuntimeFixture.transaction(
                    service,
                    () -> service.context()
                            .getBean(Outbox.class)
                            .append(new OutboxMessage(
                                    UUID.randomUUID(),
                                    TOPIC,
                                    "after",
                                    Map.of(),
                                    "{}".getBytes(StandardCharsets.UTF_8))));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(received).as("the relay works").containsExactly("after"));
            assertThat(tail.lastContact()).isNotNull();
        }
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        fixture.postgres().jdbcUrl(), fixture.postgres().user(), "");
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static HttpResponse<String> get(RunningService service, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service.address().resolve(path)).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
