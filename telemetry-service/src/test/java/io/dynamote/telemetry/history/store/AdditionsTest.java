package io.dynamote.telemetry.history.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.telemetry.history.rollup.Closed;
import io.dynamote.telemetry.history.rollup.Kept;
import io.dynamote.telemetry.history.rollup.Pack;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Sums;
import io.dynamote.telemetry.history.rollup.Traffic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AdditionsTest {

    private static final Closed CLOSED = new Closed(at("2026-11-21T09:00:00Z"), at("2026-11-20T00:00:00Z"));
    private static final Kept KEPT = new Kept(at("2026-11-01T00:00:00Z"), at("2026-01-01T00:00:00Z"));

    private final Random random = new Random(2);
    private final Additions additions = new Additions();

    private static long at(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    private void add(String time, String model, int requests) throws InvalidSampleException {
        additions.add(
                new TrafficWindow("ns/d", Instant.parse(time), List.of(Traffic.series(random, model, "t", requests))));
    }

    private List<Row> rows() {
        Map<SeriesName, Integer> numbers = new HashMap<>();
        additions.names().forEach(name -> numbers.put(name, numbers.size() + 1));
        return additions.rows(numbers, CLOSED, KEPT);
    }

    private static long requests(Row row) {
        Sums sums = new Sums();
        Pack.addTo(row.pack(), _ -> sums);
        return sums.count(Sums.Counter.REQUESTS);
    }

    @Test
    void shouldMakeOneRowOfAMinuteThatIsOpen() throws InvalidSampleException {
        add("2026-11-21T09:05:00.250Z", "m", 3);
        add("2026-11-21T09:05:59.750Z", "m", 4);
        add("2026-11-21T09:06:00Z", "m", 5);
        assertThat(additions.cells()).isEqualTo(2);
        assertThat(rows())
                .extracting(Row::rollup, Row::slot, AdditionsTest::requests)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Rollup.OPEN, at("2026-11-21T09:05:00Z"), 7L),
                        org.assertj.core.groups.Tuple.tuple(Rollup.OPEN, at("2026-11-21T09:06:00Z"), 5L));
        assertThat(additions.closedHours(CLOSED)).isEmpty();
    }

    @Test
    void shouldAddToEveryRollupOfAClosedHourAndToEverything() throws InvalidSampleException {
        add("2026-11-21T08:59:59Z", "m", 3);
        add("2026-11-21T08:10:00Z", "n", 4);
        List<Row> rows = rows();
        for (Rollup rollup : List.of(Rollup.MINUTE, Rollup.TEN_MINUTES, Rollup.HOUR)) {
            assertThat(rows)
                    .filteredOn(row -> row.rollup() == rollup)
                    .hasSize(3)
                    .allMatch(row -> row.slot() == at("2026-11-21T08:00:00Z"))
                    .filteredOn(row -> row.series() == SeriesTable.EVERYTHING)
                    .extracting(AdditionsTest::requests)
                    .containsExactly(7L);
        }
        assertThat(rows).noneMatch(row -> row.rollup() == Rollup.DAY || row.rollup() == Rollup.OPEN);
        assertThat(additions.closedHours(CLOSED)).containsExactly(at("2026-11-21T08:00:00Z"));
    }

    @Test
    void shouldAddToADayThatIsClosedToo() throws InvalidSampleException {
        add("2026-11-19T23:00:00Z", "m", 6);
        assertThat(rows())
                .filteredOn(row -> row.rollup() == Rollup.DAY)
                .hasSize(2)
                .allMatch(row -> row.slot() == at("2026-11-19T00:00:00Z") && requests(row) == 6);
    }

    @Test
    void shouldMakeNoRowsOfWhatIsNotKept() throws InvalidSampleException {
        add("2026-10-31T23:00:00Z", "m", 6);
        assertThat(rows()).extracting(Row::rollup).containsOnly(Rollup.HOUR, Rollup.DAY);
        additions.clear();
        add("2025-12-31T23:00:00Z", "m", 6);
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldAddNothingOfAWindowThatHasAnythingUnreadable() {
        byte[] none = {};
        TrafficWindow.Series good = Traffic.series(random, "m", "t", 3);
        TrafficWindow.Series bad =
                new TrafficWindow.Series("n", "t", 1, 0, Map.of(), 0, 0, 0, 0, 0, new byte[] {1, 2}, none, none);
        assertThatExceptionOfType(InvalidSampleException.class)
                .isThrownBy(() -> additions.add(
                        new TrafficWindow("ns/d", Instant.parse("2026-11-21T09:05:00Z"), List.of(good, bad))));
        assertThat(additions.cells()).isZero();
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldKeepSourcesApart() throws InvalidSampleException {
        add("2026-11-21T09:05:00Z", "m", 3);
        assertThat(additions.names()).containsExactly(new SeriesName("ns/d", "m", "t", SeriesName.GATEWAY));
    }
}
