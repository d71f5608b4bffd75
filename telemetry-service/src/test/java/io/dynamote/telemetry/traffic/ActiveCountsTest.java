package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** From pulses to counts of requests under way. */
class ActiveCountsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Scope ALL = new Scope.Everything();

    private final MovableClock clock = new MovableClock(NOON);
    private final Pulses pulses = new Pulses(clock);
    private final LiveTraffic traffic = new LiveTraffic(new MovingTraffic(clock), clock);
    private final ActiveCounts counts = new ActiveCounts(traffic, clock);

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
        assertThat(counts.count(new Scope.Team("nobody"))).hasValue(0);
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
    void shouldAskTheFrontendOnlyWhereNoGatewayTells() throws Exception {
        tell("g", 1, NOON, 10, active("ns/a", "m", "t", 3));
        tell("scrape:ns/a/pod", 0, NOON, 15, active("ns/a", "m", "owner", 4));
        tell("scrape:ns/b/pod-1", 0, NOON, 15, active("ns/b", "m", "owner", 1));
        tell("scrape:ns/b/pod-2", 0, NOON, 15, active("ns/b", "m", "owner", 2));
        tell("scrape:ns/c/pod", 0, NOON, 15, active("ns/c", "m", "owner", 8));
        Deltas finished = new Deltas(10);
        finished.add(TrafficRequests.request(NOON.minusSeconds(60), "ns/c", "m", "t"));
        for (TrafficWindow window : finished.take()) {
            traffic.add(window);
        }
        handOn();

        assertThat(counts.count(new Scope.Deployment("ns/a")))
                .as("the gateway's")
                .hasValue(3);
        assertThat(counts.count(new Scope.Deployment("ns/b")))
                .as("both pods of the frontend")
                .hasValue(3);
        assertThat(counts.count(new Scope.Deployment("ns/c")))
                .as("a gateway told of finished requests and has none under way")
                .hasValue(0);
        assertThat(counts.count(ALL)).hasValue(6);
    }
}
