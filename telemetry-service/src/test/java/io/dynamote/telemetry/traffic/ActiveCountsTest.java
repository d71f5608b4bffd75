package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.dynamote.events.traffic.GatewayPulse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** From pulses to counts of requests under way. */
class ActiveCountsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Scope ALL = new Scope.Everything();

    private final MovableClock clock = new MovableClock(NOON);
    private final Pulses pulses = new Pulses(clock);
    private final ActiveCounts counts = new ActiveCounts(new FrontendsHeard(clock), clock);

    private void tell(String producer, long epoch, Instant time, int lease, GatewayPulse.Active... active) {
        pulses.add(new GatewayPulse(producer, epoch, time, lease, List.of(active)));
    }

    private void handOn() {
        pulses.take().forEach(counts::add);
    }

    private static GatewayPulse.Active active(String deployment, String model, String team, long count) {
        return new GatewayPulse.Active(deployment, team, model, count);
    }

    @Test
    void shouldAddUpProducersByScope() {
        tell("g-1", 1, NOON, 10, active("ns/a", "m-1", "t-1", 3), active("ns/b", "m-2", "t-1", 4));
        tell("g-2", 1, NOON, 10, active("ns/a", "m-1", "t-2", 5), active(null, "m-2", null, 7));
        handOn();
        assertThat(counts.count(ALL)).hasValue(19);
        assertThat(counts.count(new Scope.Deployment("ns/a"))).hasValue(8);
        assertThat(counts.count(new Scope.Model("m-2"))).hasValue(11);
        assertThat(counts.count(new Scope.Team("t-1"))).hasValue(7);
        assertThat(counts.count(new Scope.Team("nobody"))).isEmpty();
    }

    @Test
    void shouldReplaceWhatTheProducerToldBefore() {
        tell("g", 1, NOON, 10, active("ns/a", "m", "t", 3));
        handOn();
        tell("g", 1, NOON.plusSeconds(1), 10, active("ns/b", "m", "t", 1));
        handOn();
        assertThat(counts.count(ALL)).hasValue(1);
        assertThat(counts.count(new Scope.Deployment("ns/a"))).hasValue(0);
    }

    @Test
    void shouldKeepTheNewestOfTwoThatComeInDisorder() {
        tell("g", 1, NOON.plusSeconds(1), 10, active("ns/a", "m", "t", 1));
        tell("g", 1, NOON, 10, active("ns/a", "m", "t", 2));
        tell("h", 2, NOON, 10, active("ns/a", "m", "t", 10));
        tell("h", 1, NOON.plusSeconds(5), 10, active("ns/a", "m", "t", 20));
        handOn();
        assertThat(counts.count(ALL)).hasValue(11);
    }

    @Test
    void shouldNotLeaveRequestsOfADeadGatewayActive() {
        tell("dead", 1, NOON, 10, active("ns/a", "m", "t", 3));
        tell("alive", 1, NOON, 60, active("ns/a", "m", "t", 1));
        handOn();
        clock.move(Duration.ofMillis(9_999));
        assertThat(counts.count(ALL)).hasValue(4);
        clock.move(Duration.ofMillis(1));
        assertThat(counts.count(ALL)).hasValue(1);
    }

    @Test
    void shouldNotKnowWhenNobodyTells() {
        assertThat(counts.count(ALL)).isEmpty();
        tell("g", 1, NOON, 10);
        handOn();
        assertThat(counts.count(ALL)).hasValue(0);
        clock.move(Duration.ofSeconds(10));
        counts.discardEnded();
        assertThat(counts.count(ALL)).isEmpty();
    }

    @Test
    void shouldGiveNoNewLifeToAPulseThatWaitedInKafka() {
        tell("late", 1, NOON.minusSeconds(8), 10, active("ns/a", "m", "t", 3));
        tell("too-late", 1, NOON.minusSeconds(10), 10, active("ns/a", "m", "t", 5));
        handOn();
        assertThat(counts.count(ALL)).hasValue(3);
        clock.move(Duration.ofSeconds(2));
        assertThat(counts.count(ALL)).isEmpty();
    }

    @Test
    void shouldCountTheLeaseFromNowIfTheProducersClockIsAhead() {
        tell("ahead", 1, NOON.plusSeconds(3_600), 10, active("ns/a", "m", "t", 3));
        handOn();
        clock.move(Duration.ofSeconds(10));
        assertThat(counts.count(ALL)).isEmpty();
    }

    @Test
    void shouldNotTakeAnotherDeploymentsGatewayForOneThatTells() {
        tell("g", 1, NOON, 10, active("ns/a", "m-1", "t-1", 3));
        handOn();
        assertThat(counts.count(new Scope.Deployment("ns/b"))).isEmpty();
        assertThat(counts.count(new Scope.Model("m-2"))).isEmpty();
        assertThat(counts.count(new Scope.Team("t-2"))).isEmpty();
        assertThat(counts.byScope())
                .containsOnlyKeys(ALL, new Scope.Deployment("ns/a"), new Scope.Model("m-1"), new Scope.Team("t-1"));
    }

    @Test
    void shouldKnowThatWhatAProducerNoLongerListsHasNone() {
        tell("g", 1, NOON, 10, active("ns/a", "m", "t", 3), active("ns/b", "m", "t", 0));
        handOn();
        assertThat(counts.count(new Scope.Deployment("ns/b")))
                .as("listed with none")
                .hasValue(0);
        for (int second = 5; second < 900; second += 5) {
            clock.move(Duration.ofSeconds(5));
            tell("g", 1, NOON.plusSeconds(second), 10);
            handOn();
        }
        assertThat(counts.count(new Scope.Deployment("ns/a"))).hasValue(0);
        clock.move(Duration.ofSeconds(5));
        for (int second = 900; second < 1_000; second += 5) {
            clock.move(Duration.ofSeconds(5));
            tell("g", 1, NOON.plusSeconds(second), 10);
            handOn();
        }
        assertThat(counts.count(new Scope.Deployment("ns/a")))
                .as("not heard of within the ring")
                .isEmpty();
        assertThat(counts.count(ALL)).hasValue(0);
    }

    @Test
    void shouldCountEachSeriesOfAUnionOnce() {
        tell("g", 1, NOON, 10, active("ns/a", "m-1", "t-1", 3), active("ns/b", "m-1", "t-2", 4));
        tell("h", 1, NOON, 10, active("ns/c", "m-2", "t-2", 5), active("ns/a", "m-1", "t-1", 6));
        handOn();
        assertThat(counts.count(ScopeUnion.parse(List.of("deployment:ns/a", "model:m-1"))))
                .hasValue(13);
        assertThat(counts.count(ScopeUnion.parse(List.of("deployment:ns/a", "team:t-2"))))
                .hasValue(18);
        assertThat(counts.count(ScopeUnion.parse(List.of("deployment:ns/a", "all"))))
                .hasValue(18);
        assertThat(counts.count(ScopeUnion.parse(List.of("deployment:ns/x", "deployment:ns/y"))))
                .isEmpty();
    }

    @Test
    void shouldAskTheFrontendOnlyWhereNoGatewayTells() {
        tell("g", 1, NOON, 10, active("ns/a", "m", "t", 3));
        tell("scrape:ns/a/pod", 0, NOON, 15, active("ns/a", "m", "owner", 4));
        tell("scrape:ns/b/pod-1", 0, NOON, 15, active("ns/b", "m", "owner", 1));
        tell("scrape:ns/b/pod-2", 0, NOON, 15, active("ns/b", "m", "owner", 2));
        handOn();

        assertThat(counts.count(new Scope.Deployment("ns/a")))
                .as("the gateway's")
                .hasValue(3);
        assertThat(counts.count(new Scope.Deployment("ns/b")))
                .as("both pods of the frontend")
                .hasValue(3);
        assertThat(counts.count(ALL)).hasValue(6);

        clock.move(Duration.ofSeconds(5));
        tell("g", 1, NOON.plusSeconds(5), 10);
        handOn();
        assertThat(counts.count(new Scope.Deployment("ns/a")))
                .as("the gateway has none under way any more")
                .hasValue(0);
        clock.move(Duration.ofSeconds(9));
        assertThat(counts.count(new Scope.Deployment("ns/a"))).hasValue(0);
        clock.move(Duration.ofMillis(999));
        tell("scrape:ns/a/pod", 0, clock.instant(), 15, active("ns/a", "m", "owner", 2));
        handOn();
        clock.move(Duration.ofMillis(1));
        assertThat(counts.count(new Scope.Deployment("ns/a")))
                .as("no gateway tells any more")
                .hasValue(2);
    }
}
