package io.dynamote.telemetry.history.rollup;

import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StretchTest {

    private static final Closed CLOSED = new Closed(at("2026-11-21T07:00:00Z"), at("2026-11-21T00:00:00Z"));

    private static long at(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    private static Stretch stretch(Rollup rollup, String from, String to) {
        return new Stretch(rollup, at(from), at(to));
    }

    @Test
    void shouldReadDaysWhereDaysAreWholeAndFinerAtTheEdges() {
        assertThat(Stretch.cover(at("2026-11-18T22:45:00Z"), at("2026-11-21T07:32:00Z"), Rollup.DAY, CLOSED))
                .containsExactly(
                        stretch(Rollup.MINUTE, "2026-11-18T22:45:00Z", "2026-11-18T22:50:00Z"),
                        stretch(Rollup.TEN_MINUTES, "2026-11-18T22:50:00Z", "2026-11-18T23:00:00Z"),
                        stretch(Rollup.HOUR, "2026-11-18T23:00:00Z", "2026-11-19T00:00:00Z"),
                        stretch(Rollup.DAY, "2026-11-19T00:00:00Z", "2026-11-21T00:00:00Z"),
                        stretch(Rollup.HOUR, "2026-11-21T00:00:00Z", "2026-11-21T07:00:00Z"),
                        stretch(Rollup.OPEN, "2026-11-21T07:00:00Z", "2026-11-21T07:32:00Z"));
    }

    @Test
    void shouldReadNothingCoarserThanAskedFor() {
        assertThat(Stretch.cover(at("2026-11-20T00:00:00Z"), at("2026-11-21T00:00:00Z"), Rollup.TEN_MINUTES, CLOSED))
                .containsExactly(stretch(Rollup.TEN_MINUTES, "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"));
    }

    @Test
    void shouldReadWhatIsNotClosedFromTheOpenMinutesOnly() {
        assertThat(Stretch.cover(at("2026-11-21T09:00:00Z"), at("2026-11-21T11:00:00Z"), Rollup.DAY, CLOSED))
                .containsExactly(stretch(Rollup.OPEN, "2026-11-21T09:00:00Z", "2026-11-21T11:00:00Z"));
    }

    @Test
    void shouldCoverEverySecondOnce() {
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            long from = at("2026-10-01T00:00:00Z") + 60L * random.nextInt(90_000);
            long to = from + 60L * random.nextInt(90_000);
            Rollup coarsest = List.of(Rollup.values()).get(random.nextInt(Rollup.values().length));
            long next = from;
            List<Stretch> stretches = Stretch.cover(from, to, coarsest, CLOSED);
            for (Stretch stretch : stretches) {
                assertThat(stretch.from()).isEqualTo(next);
                assertThat(stretch.slots()).isPositive();
                assertThat(stretch.from() % stretch.rollup().slotSeconds()).isZero();
                assertThat(stretch.to() % stretch.rollup().slotSeconds()).isZero();
                assertThat(stretch.to()).isLessThanOrEqualTo(CLOSED.until(stretch.rollup()));
                assertThat(stretch.rollup()).isLessThanOrEqualTo(coarsest);
                next = stretch.to();
            }
            assertThat(next).isEqualTo(to);
            if (coarsest != Rollup.OPEN) {
                assertThat(stretches)
                        .allMatch(stretch -> stretch.rollup() != Rollup.OPEN || stretch.from() >= CLOSED.hours());
            }
        }
    }

    @Test
    void shouldRefuseWhatIsNoHourOrDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Closed(3_601, 0))
                .withMessageContaining("3601");
        assertThatIllegalArgumentException().isThrownBy(() -> new Closed(86_400, 172_800));
    }

    @Test
    void shouldKnowThePlaceOfATimeInARow() {
        long time = at("2026-11-21T07:32:10Z");
        assertThat(Rollup.MINUTE.row(time)).isEqualTo(at("2026-11-21T07:00:00Z"));
        assertThat(Rollup.MINUTE.slotInRow(time)).isEqualTo(32);
        assertThat(Rollup.TEN_MINUTES.slotInRow(time)).isEqualTo(3);
        assertThat(Rollup.DAY.row(time)).isEqualTo(at("2026-11-21T00:00:00Z"));
        assertThat(Rollup.DAY.slotInRow(time)).isZero();
        assertThat(Rollup.OPEN.row(time)).isEqualTo(at("2026-11-21T07:32:00Z"));
    }
}
