package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.ErrorClass;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sums that move with the time, against sums that are made anew. */
class MovingTrafficTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Scope ALL = new Scope.Everything();

    private final MovableClock clock = new MovableClock(NOON);
    private final MovingTraffic moving = new MovingTraffic(clock);
    private final LiveTraffic ring = new LiveTraffic(moving, clock);

    private void add(RequestFields... requests) throws Exception {
        Deltas deltas = new Deltas(1_000);
        for (RequestFields request : requests) {
            deltas.add(request);
        }
        for (TrafficWindow window : deltas.take()) {
            ring.add(SampleCodec.decode(SampleCodec.encode(window), TrafficWindow.class));
        }
    }

    private Map<Scope, TrafficFigures> all() {
        return moving.all(_ -> true).stream().collect(Collectors.toMap(TrafficFigures::scope, Function.identity()));
    }

    private TrafficFigures anew(Scope scope) {
        long now = ring.currentSlot();
        return TrafficFigures.of(
                scope,
                ring.totals(scope, now - MovingTraffic.RATE_SLOTS + 1, now),
                ring.totals(scope, now - MovingTraffic.MINUTE_SLOTS + 1, now));
    }

    @Test
    void shouldEqualSumsMadeAnewHoweverTheTimeMoves() throws Exception {
        Random random = new Random(11);
        for (int step = 0; step < 400; step++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                Instant end = clock.instant()
                        .minusMillis(random.nextInt(20) == 0 ? random.nextInt(90_000) : random.nextInt(400));
                add(TrafficRequests.any(random, end));
            }
            clock.move(Duration.ofMillis(random.nextInt(40) == 0 ? random.nextInt(70_000) : random.nextInt(700)));
            if (step % 10 == 0) {
                Map<Scope, TrafficFigures> figures = all();
                assertThat(figures).isNotEmpty();
                figures.forEach((scope, each) -> assertThat(each).isEqualTo(anew(scope)));
            }
        }
    }

    @Test
    void shouldCountARequestInEveryScopeItBelongsTo() throws Exception {
        add(TrafficRequests.request(NOON, "ns/a", "m", "t"));
        assertThat(all().keySet())
                .containsExactlyInAnyOrder(
                        ALL, new Scope.Model("m"), new Scope.Deployment("ns/a"), new Scope.Team("t"));
        assertThat(all().values()).allSatisfy(figures -> {
            assertThat(figures.requestsPerSecond()).isEqualTo(0.1);
            assertThat(figures.requestsLastMinute()).isEqualTo(1);
        });
    }

    @Test
    void shouldNotInventDeploymentsAndTeamsThatAreNotKnown() throws Exception {
        add(TrafficRequests.request(NOON, "", "m", ""));
        assertThat(all().keySet()).containsExactlyInAnyOrder(ALL, new Scope.Model("m"));
    }

    @Test
    void shouldFallToZeroAndStayKnownForAQuarterOfAnHour() throws Exception {
        RequestFields failed = TrafficRequests.request(NOON, "ns/a", "m", "t");
        failed.error = ErrorClass.TIMEOUT;
        add(failed);
        assertThat(all().get(ALL).errorRatio()).isEqualTo(1);
        clock.move(Duration.ofSeconds(11));
        assertThat(all().get(ALL).requestsPerSecond()).isZero();
        assertThat(all().get(ALL).requestsLastMinute()).isEqualTo(1);
        clock.move(Duration.ofSeconds(60));
        assertThat(all().get(ALL).errorRatio()).isNull();
        assertThat(all().get(ALL).percentiles().get(Totals.Measure.DURATION).p99())
                .isEqualTo(-1);
        clock.move(Duration.ofMinutes(20));
        assertThat(all()).isEmpty();
    }

    @Test
    void shouldTellEachChangeOnce() throws Exception {
        assertThat(moving.changes(_ -> true)).isEmpty();
        add(TrafficRequests.request(NOON, "ns/a", "m", "t"));
        assertThat(moving.changes(_ -> true)).hasSize(4);
        assertThat(moving.changes(_ -> true)).isEmpty();
        add(TrafficRequests.request(NOON, "", "m", ""));
        assertThat(moving.changes(_ -> true))
                .extracting(TrafficFigures::scope)
                .containsExactlyInAnyOrder(ALL, new Scope.Model("m"));
    }

    @Test
    void shouldLeaveWhatComesTooLateToTheRing() throws Exception {
        add(TrafficRequests.request(NOON, "ns/a", "m", "t"));
        add(TrafficRequests.request(NOON.minusSeconds(61), "ns/a", "m", "t"));
        assertThat(all().get(ALL).requestsLastMinute()).isEqualTo(1);
        long now = ring.currentSlot();
        assertThat(ring.totals(ALL, now - 400, now).requests).isEqualTo(2);
    }

    @Test
    void shouldDrawTheCourseThatTheSignalsHad() throws Exception {
        Random random = new Random(12);
        ActiveHistory active = new ActiveHistory();
        List<TrafficFigures> seen = new ArrayList<>();
        for (int second = 0; second < 120; second++) {
            for (int i = random.nextInt(10); i > 0; i--) {
                add(TrafficRequests.any(random, clock.instant().plusMillis(random.nextInt(1_000))));
            }
            clock.move(Duration.ofSeconds(1));
            long end = ring.currentSlot() - 1;
            seen.add(TrafficFigures.of(
                    ALL,
                    ring.totals(ALL, end - MovingTraffic.RATE_SLOTS + 1, end),
                    ring.totals(ALL, end - MovingTraffic.MINUTE_SLOTS + 1, end)));
            active.note(clock.instant().getEpochSecond(), second < 60 ? Map.of() : Map.of(ALL, (long) second));
        }

        List<TrafficPoints.At> course = new TrafficPoints(ring, active).course(ScopeUnion.of(ALL), 120, 1);

        assertThat(course).extracting(TrafficPoints.At::figures).isEqualTo(seen);
        assertThat(course.getLast().at()).isEqualTo(clock.instant());
        assertThat(course.getLast().active()).hasValue(119);
        assertThat(course.getFirst().active()).isEmpty();
        assertThat(new TrafficPoints(ring, active).course(ScopeUnion.of(ALL), 120, 10))
                .hasSize(12)
                .last()
                .isEqualTo(course.getLast());
    }
}
