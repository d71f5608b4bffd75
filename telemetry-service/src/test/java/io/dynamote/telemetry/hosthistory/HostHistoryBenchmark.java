package io.dynamote.telemetry.hosthistory;

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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What answers about the history of hosts take: seven days of six hosts, all figures, over HTTP. */
class HostHistoryBenchmark {

    private static final int WARM_UP = 40;
    private static final int TIMES = 200;

    @Test
    void shouldAnswerSevenDaysOfSixHostsQuickly() throws Exception {
        Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
                RunningService service = TelemetryService.start(ServiceOptions.defaults()
                        .withPort(0)
                        .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                        .with("dynamote.postgres.url", postgres.jdbcUrl())
                        .with("dynamote.postgres.username", postgres.user()));
                HttpClient http = HttpClient.newHttpClient()) {
            fill(postgres, end);
            List<String> pages = List.of(
                    "from=" + end.minus(Duration.ofDays(7)),
                    "step=300&from=" + end.minus(Duration.ofDays(2)) + "&to=" + end,
                    "from=" + end.minus(Duration.ofDays(1)),
                    "from=" + end.minus(Duration.ofHours(6)));
            long[] nanos = new long[TIMES];
            for (int i = -WARM_UP; i < TIMES; i++) {
                String path = "/api/hosts/seven-" + (1 + Math.floorMod(i, 6)) + "/history?"
                        + pages.get(Math.floorMod(i, pages.size()));
                HttpRequest question =
                        HttpRequest.newBuilder(service.address().resolve(path)).build();
                long begin = System.nanoTime();
                HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
                nanos[Math.max(i, 0)] = System.nanoTime() - begin;
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body().split("\"at\"", -1)).hasSizeGreaterThan(16 * 50);
            }
            Arrays.sort(nanos);
            System.out.printf(
                    Locale.ROOT,
                    "benchmark history of hosts: p50 %.1f ms, p99 %.1f ms%n",
                    nanos[TIMES / 2 - 1] / 1e6,
                    nanos[TIMES * 99 / 100 - 1] / 1e6);
            assertThat(nanos[TIMES * 99 / 100 - 1] / 1e6).isLessThan(200);
        }
    }

    private static void fill(PostgresServer postgres, Instant end) throws SQLException {
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
    }
}
