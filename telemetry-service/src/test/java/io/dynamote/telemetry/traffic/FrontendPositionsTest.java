package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.FrontendReading;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrontendPositionsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final FrontendPositions positions = new FrontendPositions();
    private final Readings frontend = new Readings("ns/d", "pod");

    private long requests(FrontendReading reading) {
        return positions.count(reading).stream()
                .mapToLong(FrontendDelta::requests)
                .sum();
    }

    private Readings served(int count) {
        for (int i = 0; i < count; i++) {
            frontend.served("m", 10, 5, 0.03, 1);
        }
        return frontend;
    }

    private static Instant at(double seconds) {
        return NOON.plusMillis((long) (seconds * 1_000));
    }

    @Test
    void shouldTakeTheFirstReadingOfAFrontendThatHasRunForLongAsWhereItBegins() {
        frontend.started(NOON.minusSeconds(3_600));
        assertThat(requests(served(100).read(at(0)))).isZero();
        assertThat(requests(served(3).read(at(5)))).isEqualTo(3);
        assertThat(requests(frontend.read(at(10)))).isZero();
    }

    @Test
    void shouldCountAllOfAProcessThatWasWatchedFromItsStart() {
        frontend.started(NOON.minusSeconds(4)).watchedFromStart(true);
        assertThat(requests(served(7).read(at(0)))).isEqualTo(7);
        assertThat(requests(served(2).read(at(5)))).isEqualTo(2);
    }

    @Test
    void shouldAddNothingForAReadingThatComesAgainOrLate() {
        frontend.started(NOON.minusSeconds(3_600));
        FrontendReading first = served(10).read(at(0));
        FrontendReading second = served(4).read(at(5));
        FrontendReading third = served(6).read(at(10));
        assertThat(requests(first)).isZero();
        assertThat(requests(third)).as("one was lost").isEqualTo(10);
        assertThat(requests(third)).isZero();
        assertThat(requests(second)).isZero();
        assertThat(requests(first)).isZero();
        assertThat(requests(served(1).read(at(15)))).isEqualTo(1);
    }

    @Test
    void shouldCountFromZeroWhenTheProcessBeginsAnew() {
        frontend.started(NOON.minusSeconds(3_600));
        assertThat(requests(served(100).read(at(0)))).isZero();
        frontend.started(at(2));
        assertThat(requests(served(3).read(at(5)))).as("lower than before").isEqualTo(3);
        frontend.started(at(7));
        assertThat(requests(served(3).read(at(10)))).as("as high as before").isEqualTo(3);
        frontend.started(at(11));
        assertThat(requests(served(50).read(at(600))))
                .as("higher than before, and older than the last one had been")
                .isEqualTo(50);
    }

    @Test
    void shouldSeeANewProcessWithoutUptimeByAnyCounterThatIsLower() {
        assertThat(requests(served(100).failed("m", "internal").read(at(0)))).isZero();
        assertThat(requests(frontend.restarted().served("m", 1, 1, 0.1, 1).read(at(5))))
                .isEqualTo(1);
        served(10).failed("m", "internal").failed("m", "internal");
        assertThat(requests(frontend.read(at(10)))).isEqualTo(12);
        frontend.restarted().failed("m", "internal");
        assertThat(requests(served(200).read(at(15))))
                .as("one kind of failures is lower")
                .isEqualTo(201);
        assertThat(requests(frontend.restarted().served("other", 1, 1, 0.1, 1).read(at(20))))
                .as("a model is missing")
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "a clock that is off by {0} s")
    @CsvSource({"-4", "-1", "0.5", "3", "30"})
    void shouldNotTakeTheClockOfAnotherReaderForANewProcess(double off) {
        frontend.started(NOON.minusSeconds(3_600));
        FrontendReading before = served(1_000).read(at(0));
        FrontendReading by = frontend.read(at(5));
        FrontendReading other = new FrontendReading(
                by.producer(),
                at(5 + off),
                by.deployment(),
                by.team(),
                by.pod(),
                by.intervalSeconds(),
                by.uptimeSeconds(),
                true,
                by.models());
        assertThat(requests(before)).isZero();
        assertThat(requests(other)).isZero();
        assertThat(requests(served(1).read(at(45)))).isEqualTo(1);
    }

    @Test
    void shouldTakeNothingFromAReadingThatWasMadeBeforeTheLastOne() {
        frontend.started(NOON.minusSeconds(3_600));
        assertThat(requests(served(10).read(at(0)))).isZero();
        FrontendReading slow = frontend.read(at(4));
        assertThat(requests(served(5).read(at(5)))).isEqualTo(5);
        FrontendReading late = new FrontendReading(
                slow.producer(),
                at(6),
                slow.deployment(),
                slow.team(),
                slow.pod(),
                slow.intervalSeconds(),
                slow.uptimeSeconds(),
                false,
                slow.models());
        assertThat(requests(late)).as("another reader, whose clock is ahead").isZero();
        assertThat(requests(served(2).read(at(10)))).isEqualTo(2);
    }

    @Test
    void shouldGoOnWithAModelThatWasNotToldOnce() {
        frontend.started(NOON.minusSeconds(3_600));
        served(10).served("other", 1, 1, 0.1, 1);
        FrontendReading whole = frontend.read(at(0));
        requests(whole);
        FrontendReading part = new FrontendReading(
                whole.producer(),
                at(5),
                whole.deployment(),
                whole.team(),
                whole.pod(),
                5,
                3_605.0,
                false,
                whole.models().subList(0, 1));
        assertThat(requests(part)).isZero();
        assertThat(requests(frontend.read(at(10)))).as("still where it was").isZero();
        frontend.without("other").served("other", 1, 1, 0.1, 1);
        assertThat(requests(frontend.read(at(15)))).as("as high as before").isZero();
        frontend.served("other", 1, 1, 0.1, 1).served("other", 1, 1, 0.1, 1);
        requests(frontend.read(at(20)));
        frontend.without("other").served("other", 1, 1, 0.1, 1);
        assertThat(requests(frontend.read(at(25)))).as("taken away and back").isEqualTo(1);
    }

    @Test
    void shouldTellFailuresInTheWordsOfTheContract() {
        frontend.started(NOON.minusSeconds(1)).watchedFromStart(true);
        for (String type : List.of(
                "validation",
                "not_found",
                "overload",
                "unavailable",
                "response_timeout",
                "internal",
                "cancelled",
                "unknown")) {
            frontend.failed("m", type);
        }
        FrontendDelta delta = positions.count(frontend.read(at(0))).getFirst();
        assertThat(delta.cancelled()).isEqualTo(1);
        assertThat(delta.requests()).isEqualTo(8);
        assertThat(delta.errors())
                .isEqualTo(Map.of(
                        ErrorClass.VALIDATION, 2L,
                        ErrorClass.UPSTREAM, 2L,
                        ErrorClass.TIMEOUT, 1L,
                        ErrorClass.INTERNAL, 1L,
                        ErrorClass.OTHER, 1L));
    }

    @Test
    void shouldForgetAFrontendThatIsGone() {
        frontend.started(NOON.minusSeconds(3_600));
        requests(served(10).read(at(0)));
        assertThat(positions.forgetGone(NOON.plus(Duration.ofHours(23)))).isEmpty();
        assertThat(positions.forgetGone(NOON.plus(Duration.ofHours(25)))).containsExactly("scrape:ns/d/pod");
        assertThat(positions.last("scrape:ns/d/pod")).isNull();
    }

    /** However readings are lost, repeated and shuffled: what counts is where the newest that came stood. */
    @Property(tries = 200)
    void shouldAddUpToWhereTheFrontendStands(@ForAll long seed) {
        Random random = new Random(seed);
        FrontendPositions fresh = new FrontendPositions();
        Readings counters =
                new Readings("ns/d", "pod").started(NOON.minusMillis(1)).watchedFromStart(true);
        List<FrontendReading> told = new ArrayList<>();
        long served = 0;
        long newest = 0;
        long counted = 0;
        for (int i = 0; i < 60; i++) {
            for (int n = random.nextInt(4); n > 0; n--) {
                counters.served("m-" + random.nextInt(3), 10, 5, random.nextDouble(), random.nextDouble() * 40);
                served++;
            }
            FrontendReading reading = counters.read(NOON.plusSeconds(5L * i));
            told.add(reading);
            List<FrontendReading> come = new ArrayList<>();
            if (i == 0 || random.nextInt(3) > 0) {
                come.add(reading);
                newest = served;
            }
            for (int again = random.nextInt(3); again > 0; again--) {
                int which = random.nextInt(told.size());
                if (which < told.size() - 1 && i > 0) {
                    come.addFirst(told.get(which));
                    newest = Math.max(newest, requestsOf(told.get(which)));
                }
            }
            if (i > 0) {
                Collections.shuffle(come, random);
            }
            for (FrontendReading each : come) {
                counted += fresh.count(each).stream()
                        .mapToLong(FrontendDelta::requests)
                        .sum();
            }
        }
        assertThat(counted).isEqualTo(newest);
    }

    private static long requestsOf(FrontendReading reading) {
        return reading.models().stream()
                .mapToLong(FrontendReading.Model::succeeded)
                .sum();
    }
}
