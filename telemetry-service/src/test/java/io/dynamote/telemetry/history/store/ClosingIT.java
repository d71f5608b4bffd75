package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.telemetry.history.rollup.Closed;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Sums;
import io.dynamote.telemetry.history.rollup.Traffic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Roll-ups say what the additions said, whenever they are made. */
class ClosingIT {

    private static final Instant NOW = Instant.parse("2026-11-21T09:40:00Z");
    private static final Instant BEGIN = Instant.parse("2026-11-18T21:20:00Z");
    private static final Kept ALL_KEPT = new Kept(0, 0);
    private static final SeriesFilter SOME = new SeriesFilter(false, List.of("ns/d-1"), List.of("model-2"), List.of());

    private static TelemetrySchema schema;

    private final Random random = new Random(12);
    private SeriesTable series = new SeriesTable();

    @BeforeAll
    static void start() {
        schema = new TelemetrySchema();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private TrafficWindow window(Instant begin, Instant end) {
        long quarters = Duration.between(begin, end).toMillis() / 250;
        Instant slot = begin.plusMillis(250 * random.nextLong(quarters));
        int place = random.nextInt(4);
        return new TrafficWindow(
                "ns/d-" + place,
                slot,
                List.of(
                        Traffic.series(random, "model-" + place % 3, "team-1", 1 + random.nextInt(5)),
                        Traffic.series(random, "model-" + place % 3, "team-2", 1 + random.nextInt(5))));
    }

    private void add(Connection connection, Instant begin, Instant end, int windows, Kept kept) throws Exception {
        Additions additions = new Additions();
        for (int i = 0; i < windows; i++) {
            additions.add(window(begin, end));
        }
        write(connection, additions, kept);
    }

    private void write(Connection connection, Additions additions, Kept kept) throws SQLException {
        Closed closed = StateTable.share(connection);
        RollupTable.insert(
                connection,
                additions.rows(series.numbers(connection, additions.names(), closed.hours()), closed, kept));
        RedoTable.note(connection, additions.closedHours(closed));
        connection.commit();
    }

    /** Everything that can be asked, in words. */
    private static List<String> answers(Connection connection) throws SQLException {
        HistoryReader reader = new HistoryReader(connection);
        List<String> answers = new ArrayList<>();
        for (Rollup coarsest : List.of(Rollup.MINUTE, Rollup.TEN_MINUTES, Rollup.HOUR, Rollup.DAY)) {
            long from = coarsest.row(BEGIN.getEpochSecond());
            for (SeriesFilter filter : List.of(SeriesFilter.EVERYTHING, SOME)) {
                Map<Long, Sums> steps = new TreeMap<>();
                reader.together(
                        filter,
                        from,
                        NOW.getEpochSecond(),
                        coarsest,
                        second ->
                                steps.computeIfAbsent(Math.floorDiv(second, coarsest.slotSeconds()), _ -> new Sums()));
                steps.forEach((step, sums) -> answers.add(coarsest + " " + step + " " + Traffic.text(sums)));
            }
        }
        Map<SeriesName, Sums> each = new TreeMap<>();
        long from = Instant.parse("2026-11-19T01:23:00Z").getEpochSecond();
        reader.each(
                SeriesFilter.EVERYTHING,
                from,
                NOW.getEpochSecond(),
                Rollup.DAY,
                (name, _) -> each.computeIfAbsent(name, _ -> new Sums()));
        each.forEach((name, sums) -> answers.add(name + " " + Traffic.text(sums)));
        connection.rollback();
        return answers;
    }

    private static int rows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void setClosed(Connection connection, String hours, String days) throws SQLException {
        StateTable.set(
                connection,
                new Closed(
                        Instant.parse(hours).getEpochSecond(),
                        Instant.parse(days).getEpochSecond()));
        connection.commit();
    }

    @Test
    void shouldAnswerTheSameBeforeAndAfterHoursAndDaysAreClosed() throws Exception {
        try (Connection connection = schema.fresh()) {
            setClosed(connection, "2026-11-18T00:00:00Z", "2026-11-18T00:00:00Z");
            for (int i = 0; i < 12; i++) {
                add(connection, BEGIN, NOW, 40, ALL_KEPT);
            }
            List<String> open = answers(connection);
            assertThat(open).hasSizeGreaterThan(400);

            Closing closing = new Closing(connection);
            long due = Closing.due(NOW, Duration.ofMinutes(2), NOW);
            int hours = 0;
            while (closing.hour(due, ALL_KEPT)) {
                hours++;
                if (hours % 20 == 0) {
                    assertThat(answers(connection)).as("after %d hours", hours).isEqualTo(open);
                }
            }
            assertThat(hours).isGreaterThan(50);
            assertThat(StateTable.read(connection).hours()).isEqualTo(due);
            assertThat(answers(connection)).isEqualTo(open);

            int days = 0;
            while (closing.day(ALL_KEPT)) {
                days++;
            }
            assertThat(days).isEqualTo(3);
            assertThat(answers(connection)).isEqualTo(open);
            assertThat(rows(connection, "traffic_open")).isLessThan(80);
        }
    }

    @Test
    void shouldAddWhatComesLateToEveryRollup() throws Exception {
        try (Connection early = schema.fresh()) {
            setClosed(early, "2026-11-18T00:00:00Z", "2026-11-18T00:00:00Z");
            add(early, BEGIN, NOW, 150, ALL_KEPT);
            add(early, BEGIN, NOW, 100, ALL_KEPT);
            List<String> expected = answers(early);

            random.setSeed(12);
            series = new SeriesTable();
            try (Connection late = schema.fresh()) {
                setClosed(late, "2026-11-18T00:00:00Z", "2026-11-18T00:00:00Z");
                add(late, BEGIN, NOW, 150, ALL_KEPT);
                Closing closing = new Closing(late);
                while (closing.hour(Closing.due(NOW, Duration.ZERO, NOW), ALL_KEPT)) {}
                while (closing.day(ALL_KEPT)) {}
                add(late, BEGIN, NOW, 100, ALL_KEPT);
                assertThat(answers(late)).hasSameSizeAs(expected).isEqualTo(expected);

                int rows = rows(late, "traffic_minute");
                while (closing.again(Duration.ZERO, ALL_KEPT)) {}
                assertThat(answers(late)).isEqualTo(expected);
                assertThat(rows(late, "traffic_minute")).isLessThan(rows);
                assertThat(rows(late, "traffic_redo")).isZero();
            }
        }
    }

    @Test
    void shouldTakeTheWordOfAGatewayOverThatOfAFrontendHourByHour() throws Exception {
        try (Connection connection = schema.fresh()) {
            setClosed(connection, "2026-11-18T00:00:00Z", "2026-11-18T00:00:00Z");
            Instant early = Instant.parse("2026-11-21T05:30:00Z");
            Instant late = Instant.parse("2026-11-21T06:30:00Z");
            tell(connection, TrafficSource.FRONTEND, early, 100);
            tell(connection, TrafficSource.FRONTEND, late, 100);
            tell(connection, TrafficSource.GATEWAY, late, 90);
            assertThat(requests(connection)).containsExactly(190L, 190L);

            Closing closing = new Closing(connection);
            while (closing.hour(Closing.due(NOW, Duration.ZERO, NOW), ALL_KEPT)) {}
            assertThat(requests(connection)).containsExactly(190L, 190L);
            assertThat(rows(connection, "traffic_series where source = 'frontend-beside-gateway'"))
                    .isEqualTo(1);

            tell(connection, TrafficSource.GATEWAY, early, 95);
            while (closing.again(Duration.ZERO, ALL_KEPT)) {}
            assertThat(requests(connection)).containsExactly(185L, 185L);
        }
    }

    private void tell(Connection connection, TrafficSource source, Instant at, int requests) throws Exception {
        TrafficWindow.Series told = Traffic.series(random, "m", "t", requests);
        Additions additions = new Additions();
        additions.add(new TrafficWindow(
                "ns/both",
                at,
                List.of(new TrafficWindow.Series(
                        "m",
                        "t",
                        requests,
                        0,
                        Map.of(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        told.duration(),
                        told.timeToFirstToken(),
                        told.timePerOutputToken(),
                        source))));
        write(connection, additions, ALL_KEPT);
    }

    /** Requests of everything, and of the series together. */
    private static List<Long> requests(Connection connection) throws SQLException {
        HistoryReader reader = new HistoryReader(connection);
        long from = Instant.parse("2026-11-21T05:00:00Z").getEpochSecond();
        Sums all = new Sums();
        Sums each = new Sums();
        reader.together(SeriesFilter.EVERYTHING, from, NOW.getEpochSecond(), Rollup.DAY, _ -> all);
        reader.each(SeriesFilter.EVERYTHING, from, NOW.getEpochSecond(), Rollup.DAY, (_, _) -> each);
        connection.rollback();
        return List.of(all.count(Sums.Counter.REQUESTS), each.count(Sums.Counter.REQUESTS));
    }

    @Test
    void shouldNotCloseAnHourAgainOfWhichTheMinutesAreNotWhole() throws Exception {
        try (Connection connection = schema.fresh()) {
            setClosed(connection, "2026-11-21T00:00:00Z", "2026-11-21T00:00:00Z");
            Instant at = Instant.parse("2026-11-20T05:30:00Z");
            Additions additions = new Additions();
            additions.add(window(at, at.plusSeconds(60)));
            write(connection, additions, new Kept(NOW.getEpochSecond(), 0));
            assertThat(rows(connection, "traffic_minute")).isZero();
            add(connection, at, at.plusSeconds(60), 3, ALL_KEPT);
            int hours = rows(connection, "traffic_hour");
            while (new Closing(connection).again(Duration.ZERO, ALL_KEPT)) {}
            assertThat(rows(connection, "traffic_hour")).isEqualTo(hours);
        }
    }

    @Test
    void shouldWaitForThoseWhoAddAndKeepThemWaiting() throws Exception {
        try (Connection adding = schema.fresh();
                Connection closing = schema.another()) {
            StateTable.share(adding);
            closing.createStatement().execute("set lock_timeout = '200ms'");
            assertThatThrownBy(() -> new Closing(closing).hour(NOW.getEpochSecond(), ALL_KEPT))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("lock timeout");
            closing.rollback();
            adding.commit();
            assertThat(new Closing(closing).hour(Rollup.HOUR.row(NOW.getEpochSecond()), ALL_KEPT))
                    .isFalse();
        }
    }

    @Test
    void shouldNotCloseAnHourThatIsNotRead() {
        Instant read = Instant.parse("2026-11-21T07:59:59Z");
        assertThat(Closing.due(NOW, Duration.ofMinutes(2), read))
                .isEqualTo(Instant.parse("2026-11-21T07:00:00Z").getEpochSecond());
        assertThat(Closing.due(Instant.parse("2026-11-21T10:01:00Z"), Duration.ofMinutes(2), NOW.plusSeconds(3_600)))
                .isEqualTo(Instant.parse("2026-11-21T09:00:00Z").getEpochSecond());
        assertThat(Closing.due(NOW, Duration.ofMinutes(2), null))
                .as("open for a day at most")
                .isEqualTo(Instant.parse("2026-11-20T09:00:00Z").getEpochSecond());
    }

    @Test
    void shouldDropPartitionsThatAreNoLongerKeptAndMakeNoneForSuchTimes() throws Exception {
        try (Connection connection = schema.fresh()) {
            setClosed(connection, "2026-11-21T00:00:00Z", "2026-11-21T00:00:00Z");
            add(connection, BEGIN, NOW, 300, ALL_KEPT);
            long kept = Instant.parse("2026-11-20T05:00:00Z").getEpochSecond();
            List<String> ended = Partitions.endedBefore(connection, Rollup.MINUTE, kept);
            assertThat(ended).containsExactly("traffic_minute_20261118", "traffic_minute_20261119");
            assertThat(Partitions.endedBefore(connection, Rollup.HOUR, kept)).isEmpty();
            for (String partition : ended) {
                Partitions.drop(connection, partition);
            }
            connection.commit();
            assertThat(Partitions.endedBefore(connection, Rollup.MINUTE, kept)).isEmpty();

            add(connection, BEGIN, NOW, 50, new Kept(kept, 0));
            assertThat(Partitions.endedBefore(connection, Rollup.MINUTE, kept)).isEmpty();
            assertThat(rows(connection, "traffic_hour where slot < '2026-11-20'"))
                    .isPositive();
        }
    }

    @Test
    void shouldGiveUpSeriesOfWhichThereIsNothingLeft() throws Exception {
        try (Connection connection = schema.fresh()) {
            setClosed(connection, "2026-11-18T00:00:00Z", "2026-11-18T00:00:00Z");
            add(connection, BEGIN, NOW, 100, ALL_KEPT);
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into traffic_series (deployment, model, team, last_day)"
                        + " values ('ns/gone', 'm', 't', '2020-01-01')");
            }
            connection.commit();
            int before = rows(connection, "traffic_series");
            Kept kept = new Kept(0, Instant.parse("2025-10-18T00:00:00Z").getEpochSecond());
            Closing closing = new Closing(connection);
            while (closing.hour(Closing.due(NOW, Duration.ZERO, NOW), kept)) {}
            while (closing.day(kept)) {}
            assertThat(rows(connection, "traffic_series")).isEqualTo(before - 1);
            assertThat(SeriesTable.find(connection, new SeriesFilter(false, List.of("ns/gone"), List.of(), List.of())))
                    .isEmpty();
        }
    }
}
