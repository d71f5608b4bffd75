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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Drive;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import io.dynamote.telemetry.host.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** From samples to the history of hosts, with everything killed in between that can be. */
class HostHistoryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** Within one hour, so that sums by the hour lie in one row. */
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));

    private static EmbeddedKafka kafka;
    private static PostgresServer postgres;
    private static RunningService service;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        postgres = PostgresServer.start(PostgresOptions.temporary());
        service = started();
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
        postgres.close();
    }

    private static RunningService started() {
        return TelemetryService.start(ServiceOptions.defaults()
                .withPort(0)
                .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                .with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user()));
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode get(String path) {
        try {
            return JSON.readTree(send("GET", path, "").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void post(List<String> lines) {
        await().atMost(PATIENCE)
                .until(() -> send("POST", "/api/telemetry/hosts", String.join("\n", lines))
                                .statusCode()
                        == 202);
    }

    private static void awaitCount(String host, int count) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(sum(host)).isEqualTo(count));
    }

    /** How many samples of the processors are in the hours of a host. */
    private static double sum(String host) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(sum(counts[1]), 0) from telemetry.host_hour"
                        + " where host = '" + host + "'")) {
            row.next();
            return row.getDouble(1);
        }
    }

    @Test
    void shouldCountEachSampleOnceThroughRestartsDuplicatesAndDisorder() {
        TestHost host = TestHost.agent("ledger");
        List<String> lines = new ArrayList<>();
        double total = 0;
        for (int i = 0; i < 600; i++) {
            double cpu = (i % 100) / 100.0;
            total += cpu;
            Instant at = hour.plusSeconds(i);
            lines.add(TestHost.json(host.cpu(at, cpu).sample(at)));
        }
        for (int i = 0; i < 6; i++) {
            List<String> part = new ArrayList<>(lines.subList(i * 100, i * 100 + 100));
            Collections.reverse(part);
            post(part);
            post(part);
            if (i % 3 == 1) {
                service.close();
                service = started();
            }
            if (i == 3) {
                awaitCount("ledger", 400);
                postgres.stop();
                post(part);
                postgres.restart();
            }
        }
        awaitCount("ledger", 600);
        post(lines);
        post(List.of(TestHost.json(host.cpu(hour.plusSeconds(700), 0).sample(hour.plusSeconds(700)))));
        awaitCount("ledger", 601);

        JsonNode sums = get("/api/hosts/ledger/history?step=3600&metrics=cpuUtilization&from=" + hour + "&to="
                + hour.plusSeconds(3600));
        assertThat(sums.get("resolution").asText()).isEqualTo("1h");
        JsonNode point = sums.at("/metrics/cpuUtilization/0");
        assertThat(point.get("avg").asDouble()).isCloseTo(total / 601, within(1e-9));
        assertThat(point.get("min").asDouble()).isZero();
        assertThat(point.get("max").asDouble()).isEqualTo(0.99);
        JsonNode minutes = get("/api/hosts/ledger/history?step=60&metrics=cpuUtilization,gpuUtilization&from=" + hour
                + "&to=" + hour.plusSeconds(3600));
        assertThat(minutes.at("/metrics/cpuUtilization")).hasSize(11);
        assertThat(minutes.at("/metrics/gpuUtilization")).isEmpty();
        assertThat(minutes.get("resolution").asText()).isEqualTo("1m");
    }

    @Test
    void shouldKeepDrivesAndBackupsAndRememberHostsOverAStart() {
        Instant old = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
        TestHost host = TestHost.agent("dead");
        post(List.of(
                TestHost.json(host.cpu(old, 0.5)
                        .drive(old, "/dev/nvme0", 0.8, 1_000, Drive.Status.OK)
                        .backup(old, "db", TestHost.run(BackupRun.Result.FAILED, old))
                        .sample(old)),
                TestHost.json(host.bare().cpu(old.plusSeconds(1), 0.5).sample(old.plusSeconds(1)))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/api/hosts/dead")
                                .at("/backupRuns/0/result")
                                .asText())
                        .isEqualTo("failed"));
        service.close();
        service = started();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode dead = get("/api/hosts/dead");
            assertThat(dead.at("/driveWearRatio").asDouble()).isEqualTo(0.8);
            assertThat(dead.at("/wear/0/drive").asText()).isEqualTo("serial-/dev/nvme0");
            assertThat(dead.at("/wear/0/confidence").asText()).isEqualTo("high");
            assertThat(dead.at("/driveWearDaysLeft").asDouble()).isZero();
            assertThat(dead.at("/backupRuns/0/error").asText()).isEqualTo("disk full");
        });
    }

    @Test
    void shouldMarkAHostInMaintenanceAndKeepThatOverAStart() {
        Instant now = Instant.now();
        post(List.of(TestHost.json(TestHost.agent("worked-on").cpu(now, 0.5).sample(now))));
        await().atMost(PATIENCE)
                .until(() -> send("GET", "/api/hosts/worked-on", "").statusCode() == 200);

        Instant until = Instant.now().plusSeconds(3_600);
        HttpResponse<String> begun = send(
                "PUT", "/api/hosts/worked-on/maintenance", "{\"until\": \"" + until + "\", \"reason\": \"new fan\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(get("/api/hosts/worked-on").get("state").asText()).isEqualTo("maintenance");
        service.close();
        service = started();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode host = get("/api/hosts/worked-on");
            assertThat(host.path("state").asText()).isEqualTo("maintenance");
            assertThat(host.at("/maintenance/reason").asText()).isEqualTo("new fan");
        });
        assertThat(send("DELETE", "/api/hosts/worked-on/maintenance", "").statusCode())
                .isEqualTo(204);
        assertThat(get("/api/hosts/worked-on").get("state").asText()).isNotEqualTo("maintenance");
        assertThat(send("PUT", "/api/hosts/nobody/maintenance", "{}").statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", "/api/hosts/worked-on/maintenance", "{\"until\": \"2020-01-01T00:00:00Z\"}")
                        .body())
                .contains("must be in the future");
    }

    @Test
    void shouldExportAndSayWhatIsWrongWithAQuestion() throws IOException {
        TestHost host = TestHost.agent("exported");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Instant at = hour.plusSeconds(i);
            lines.add(TestHost.json(host.cpu(at, 0.5).sample(at)));
        }
        post(lines);
        awaitCount("exported", 120);
        String range = "from=" + hour + "&to=" + hour.plusSeconds(3_600) + "&metrics=cpuUtilization";
        assertThat(send("GET", "/api/hosts/exported/history/export?" + range, "")
                        .body())
                .isEqualTo("at,metric,avg,min,max\r\n" + hour + ",cpuUtilization,0.5,0.5,0.5\r\n" + hour.plusSeconds(60)
                        + ",cpuUtilization,0.5,0.5,0.5\r\n");
        JsonNode json = JSON.readTree(send("GET", "/api/hosts/exported/history/export?format=json&" + range, "")
                .body());
        assertThat(json).hasSize(2);
        assertThat(json.get(0).get("metric").asText()).isEqualTo("cpuUtilization");

        assertThat(send("GET", "/api/hosts/x/history?from=yesterday", "").body())
                .contains("from", "must be a time");
        assertThat(send("GET", "/api/hosts/x/history?step=61", "").body()).contains("must be a multiple of 60");
        assertThat(send("GET", "/api/hosts/x/history?metrics=colour", "").body())
                .contains("must be of");
        assertThat(send("GET", "/api/hosts/x/history/export?format=xml", "").body())
                .contains("must be csv or json");
    }

    @Test
    void shouldAnswerSevenDaysOfSixHostsQuickly() throws SQLException {
        Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl() + "?currentSchema=telemetry", postgres.user(), "");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Resolution resolution : Resolution.values()) {
                List<Instant> times = new ArrayList<>();
                for (int day = 0; day <= 7; day++) {
                    times.add(end.minus(Duration.ofDays(day)));
                }
                HostPartitions.require(connection, resolution, times);
                statement.execute("insert into " + resolution.table() + " select 'seven-' || h, at, 'agent', v, v, v, v"
                        + " from generate_series(1, 6) h, generate_series('" + end.minus(Duration.ofDays(7))
                        + "'::timestamptz, '" + end + "'::timestamptz, interval '"
                        + resolution.step().toMinutes()
                        + " minutes') at, (select array_agg(random()) v from generate_series(1, 16)) as figures");
            }
            connection.commit();
        }
        List<String> pages = List.of(
                "from=" + end.minus(Duration.ofDays(7)),
                "step=300&from=" + end.minus(Duration.ofDays(2)) + "&to=" + end,
                "from=" + end.minus(Duration.ofDays(1)),
                "from=" + end.minus(Duration.ofHours(6)));
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            long begun = System.nanoTime();
            JsonNode page = get("/api/hosts/seven-" + (1 + i % 6) + "/history?" + pages.get(i % pages.size()));
            assertThat(page.at("/metrics/cpuUtilization").size()).isGreaterThan(50);
            if (i >= 40) {
                millis.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
            }
        }
        assertThat(send("GET", "/api/hosts/seven-1/history?step=300&from=" + end.minus(Duration.ofDays(7)), "")
                        .body())
                .contains("must be a multiple of 3600");
        Collections.sort(millis);
        System.out.println("history of hosts, ms: p50 " + millis.get(100) + ", p99 " + millis.get(198));
        assertThat(millis.get(198)).isLessThan(200);
    }
}
