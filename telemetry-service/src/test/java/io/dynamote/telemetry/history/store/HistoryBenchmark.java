package io.dynamote.telemetry.history.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import io.dynamote.telemetry.history.rollup.Closed;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Traffic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What history costs: answers over seven days of fifty models, writing, room. */
class HistoryBenchmark {

    private static final Kept ALL_KEPT = new Kept(0, 0);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 40;
    private static final int TIMES = 200;

    private final Random random = new Random(3);

    @Test
    void shouldAnswerQuickly() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
                RunningService service = TelemetryService.start(ServiceOptions.defaults()
                        .withPort(0)
                        .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers())
                        .with("dynamote.postgres.url", postgres.jdbcUrl())
                        .with("dynamote.postgres.username", postgres.user()));
                HttpClient http = HttpClient.newHttpClient()) {
            Instant now = Instant.now();
            try (Connection connection =
                    DriverManager.getConnection(postgres.jdbcUrl() + "?currentSchema=telemetry", postgres.user(), "")) {
                connection.setAutoCommit(false);
                new SevenDays(connection).fill(now);
                connection.setAutoCommit(true);
                connection.createStatement().execute("vacuum analyze");
                sizes(connection);
            }
            questions(now).forEach((name, path) -> {
                long[] nanos = new long[TIMES];
                long bytes = 0;
                for (int i = -WARM_UP; i < TIMES; i++) {
                    long begin = System.nanoTime();
                    HttpResponse<String> answer =
                            get(http, URI.create(service.address() + "/api/traffic/history" + path));
                    nanos[Math.max(i, 0)] = System.nanoTime() - begin;
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    bytes = answer.body().length();
                }
                java.util.Arrays.sort(nanos);
                System.out.printf(
                        Locale.ROOT,
                        "benchmark history: %s: p50 %.1f ms, p99 %.1f ms, %d KB%n",
                        name,
                        nanos[TIMES / 2 - 1] / 1e6,
                        nanos[TIMES * 99 / 100 - 1] / 1e6,
                        bytes >> 10);
            });
            export(http, service, now);
        }
    }

    private static Map<String, String> questions(Instant now) {
        Map<String, String> scopes = new LinkedHashMap<>();
        scopes.put("everything", "");
        scopes.put("one deployment", "&scope=deployment:models/m-7");
        scopes.put(
                "ten deployments",
                IntStream.range(0, 10)
                        .mapToObj(i -> "&scope=deployment:models/m-" + i)
                        .collect(Collectors.joining()));
        scopes.put("a team, 50 series", "&scope=team:search");
        Map<String, String> questions = new LinkedHashMap<>();
        for (Duration span : List.of(
                Duration.ofMinutes(30),
                Duration.ofHours(8),
                Duration.ofDays(1),
                Duration.ofDays(3),
                Duration.ofDays(7))) {
            String from = "from=" + now.minus(span).plusSeconds(90);
            scopes.forEach((name, scope) -> questions.put("points " + span + " of " + name, "?" + from + scope));
            questions.put("summary " + span + " by model", "/summary?by=model&" + from);
        }
        questions.put("points of 400 days of everything", "?from=" + now.minus(Duration.ofDays(399)));
        return questions;
    }

    private static void export(HttpClient http, RunningService service, Instant now) {
        for (String step : List.of("3600", "60")) {
            long begin = System.nanoTime();
            String body = get(
                            http,
                            URI.create(service.address() + "/api/traffic/history/export?stepSeconds=" + step + "&from="
                                    + now.minus(Duration.ofDays(step.equals("60") ? 1 : 7))))
                    .body();
            double seconds = (System.nanoTime() - begin) / 1e9;
            long lines = body.lines().count();
            System.out.printf(
                    Locale.ROOT,
                    "benchmark history: export step %s: %d lines, %.1f MB in %.1f s, %.0f lines/s%n",
                    step,
                    lines,
                    body.length() / 1e6,
                    seconds,
                    lines / seconds);
        }
    }

    private static HttpResponse<String> get(HttpClient http, URI address) {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void sizes(Connection connection) throws SQLException {
        for (Rollup rollup : Rollup.values()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select coalesce(sum(pg_total_relation_size(relid)), 0),"
                            + " (select count(*) from " + rollup.table() + ") from pg_partition_tree('" + rollup.table()
                            + "')")) {
                row.next();
                if (row.getLong(2) == 0) {
                    continue;
                }
                long bytes = row.getLong(1) > 0 ? row.getLong(1) : single(connection, rollup);
                System.out.printf(
                        Locale.ROOT,
                        "benchmark history: %s: %.1f MB, %d rows, %d bytes a row with index%n",
                        rollup.table(),
                        bytes / 1e6,
                        row.getLong(2),
                        bytes / row.getLong(2));
            }
        }
    }

    private static long single(Connection connection, Rollup rollup) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_total_relation_size('" + rollup.table() + "')")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void shouldTakeLittleRoomForAnHour() throws Exception {
        try (TelemetrySchema schema = new TelemetrySchema()) {
            for (int requests : new int[] {10, 60, 600, 3_600}) {
                try (Connection connection = schema.fresh()) {
                    long from = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();
                    for (int hour = 0; hour < 24; hour++) {
                        List<Row> rows = new ArrayList<>();
                        for (int series = 1; series <= 200; series++) {
                            rows.add(Row.of(
                                    Rollup.HOUR, from + hour * 3_600L, series, Traffic.quickSums(random, requests)));
                        }
                        RollupTable.insert(connection, rows);
                    }
                    connection.commit();
                    System.out.printf("benchmark history: hours of %d requests:%n", requests);
                    sizes(connection);
                }
            }
        }
    }

    /** An hour of 100 series at a request a second each: reading, adding up, writing, closing. */
    @Test
    void shouldWriteLittle() throws Exception {
        int perSecond = 4;
        List<byte[]> windows = new ArrayList<>();
        for (int i = 0; i < 100 * perSecond * 60; i++) {
            windows.add(SampleCodec.encode(new TrafficWindow(
                    "ns/d-" + i % 50,
                    Instant.parse("2026-11-21T05:00:00Z").plusMillis(250L * (i / 100)),
                    List.of(Traffic.series(random, "m", "t-" + i / 50 % 2, 1)))));
        }
        try (TelemetrySchema schema = new TelemetrySchema()) {
            for (int interval : new int[] {60, 20, 5, 60, 20, 5}) {
                try (Connection connection = schema.fresh()) {
                    write(connection, windows, interval, 100 * perSecond);
                }
            }
        }
    }

    private void write(Connection connection, List<byte[]> windows, int interval, int perSecond) throws Exception {
        StateTable.set(
                connection,
                new Closed(
                        Instant.parse("2026-11-21T05:00:00Z").getEpochSecond(),
                        Instant.parse("2026-11-21T00:00:00Z").getEpochSecond()));
        connection.commit();
        long wal = wal(connection);
        long cpu = THREADS.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        Additions additions = new Additions();
        SeriesTable series = new SeriesTable();
        int read = 0;
        for (int minute = 0; minute < 60; minute++) {
            for (byte[] window : windows) {
                TrafficWindow decoded = SampleCodec.decode(window, TrafficWindow.class);
                additions.add(new TrafficWindow(
                        decoded.deployment(), decoded.slot().plusSeconds(60L * minute), decoded.series()));
                read++;
                if (read % (interval * perSecond) == 0) {
                    Closed closed = StateTable.share(connection);
                    RollupTable.insert(
                            connection,
                            additions.rows(
                                    series.numbers(connection, additions.names(), closed.hours()), closed, ALL_KEPT));
                    connection.commit();
                    additions.clear();
                }
            }
        }
        double written = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3;
        double wall = (System.nanoTime() - begin) / 1e3;
        long walWritten = wal(connection) - wal;
        begin = System.nanoTime();
        while (new Closing(connection)
                .hour(Instant.parse("2026-11-21T06:00:00Z").getEpochSecond(), ALL_KEPT)) {}
        System.out.printf(
                Locale.ROOT,
                "benchmark history: write every %d s: %.2f µs CPU and %.2f µs in all a window, WAL %d bytes a series-hour,"
                        + " with closing %d; closing an hour of 100 series %.0f ms%n",
                interval,
                written / read,
                wall / read,
                walWritten / 100,
                (wal(connection) - wal) / 100,
                (System.nanoTime() - begin) / 1e6);
    }

    private static long wal(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
            row.next();
            return row.getLong(1);
        }
    }
}
