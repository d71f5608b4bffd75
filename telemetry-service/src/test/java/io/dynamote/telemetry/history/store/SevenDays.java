package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.dynamote.telemetry.history.rollup.Closed;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Sums;
import io.dynamote.telemetry.history.rollup.Traffic;

/**
 * History of seven days as the writer leaves it: fifty models, a deployment each, two teams that use it; one request in a
 * second or two for each, and the hours that are not closed yet as additions of twenty seconds.
 */
final class SevenDays {

    static final int MODELS = 50;
    static final List<String> TEAMS = List.of("search", "support");
    private static final long HOUR = Rollup.HOUR.rowSeconds();
    private static final long MINUTE = Rollup.MINUTE.slotSeconds();
    private static final Kept ALL = new Kept(0, 0);

    private final Connection connection;
    private final Random random = new Random(7);

    SevenDays(Connection connection) {
        this.connection = connection;
    }

    static SeriesName name(int model, String team) {
        return new SeriesName("models/m-" + model, "org/model-" + model, team, SeriesName.GATEWAY);
    }

    private static Set<SeriesName> names() {
        Set<SeriesName> names = new HashSet<>();
        for (int model = 0; model < MODELS; model++) {
            for (String team : TEAMS) {
                names.add(name(model, team));
            }
        }
        return names;
    }

    /** Fills the tables up to a moment. */
    void fill(Instant now) throws SQLException {
        long open = Rollup.HOUR.row(now.getEpochSecond());
        long begin = open - 7 * Rollup.DAY.rowSeconds();
        StateTable.set(connection, new Closed(open, Rollup.DAY.row(begin)));
        Map<SeriesName, Integer> numbers = new SeriesTable().numbers(connection, names(), open);
        for (long hour = begin; hour < open; hour += HOUR) {
            RollupTable.insert(connection, hour(hour, numbers));
            connection.commit();
        }
        open(open, now.getEpochSecond(), numbers);
        Closing closing = new Closing(connection);
        while (closing.day(ALL)) {}
    }

    private List<Row> hour(long hour, Map<SeriesName, Integer> numbers) {
        List<Row> rows = new ArrayList<>();
        RowBuilder everything = new RowBuilder(SeriesTable.EVERYTHING);
        for (int number : numbers.values()) {
            RowBuilder series = new RowBuilder(number);
            for (long minute = hour; minute < hour + HOUR; minute += MINUTE) {
                Sums sums = Traffic.quickSums(random, 30 + random.nextInt(30));
                series.add(Rollup.MINUTE, minute, sums);
                everything.add(Rollup.MINUTE, minute, sums);
            }
            series.addMinutesUp();
            series.rows().forEach(rows::add);
        }
        everything.addMinutesUp();
        everything.rows().forEach(rows::add);
        return rows;
    }

    private void open(long from, long to, Map<SeriesName, Integer> numbers) throws SQLException {
        for (long second = from; second < to; second += 20) {
            List<Row> rows = new ArrayList<>();
            for (int number : numbers.values()) {
                rows.add(Row.of(Rollup.OPEN, second, number, Traffic.quickSums(random, 10 + random.nextInt(10))));
            }
            RollupTable.insert(connection, rows);
        }
        connection.commit();
    }
}
