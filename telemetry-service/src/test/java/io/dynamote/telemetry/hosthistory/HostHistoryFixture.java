package io.dynamote.telemetry.hosthistory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kafka, Postgres and the service on them. */
final class HostHistoryFixture implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
    private final PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
    private final HttpClient http = HttpClient.newHttpClient();
    private RunningService service = started();

    private RunningService started() {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user()));
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    PostgresServer postgres() {
        return postgres;
    }

    void restartService() {
        service.close();
        service = started();
    }

    /** What the service itself works with. */
    <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode get(String path) {
        return json(text(path));
    }

    String text(String path) {
        return send("GET", path, "").body();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands samples to the service until it takes them. */
    void post(List<String> lines) {
        await().atMost(PATIENCE)
                .until(() -> send("POST", "/api/telemetry/hosts", String.join("\n", lines))
                                .statusCode()
                        == 202);
    }

    /** Waits until so many samples of the processors are in the hours of a host. */
    void awaitCount(String host, int count) {
        String select = "select coalesce(sum(counts[1]), 0) from telemetry.host_hour where host = '" + host + "'";
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(Double.parseDouble(column(select).getFirst()))
                                .isEqualTo(count));
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what is selected. */
    List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    @Override
    public void close() {
        service.close();
        http.close();
        kafka.close();
        postgres.close();
    }
}
