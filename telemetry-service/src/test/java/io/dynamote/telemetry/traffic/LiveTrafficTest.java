package io.dynamote.telemetry.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.OptionalLong;

import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the live view keeps, forgets and counts together; its sums are proved in {@link LiveTrafficSumsTest}. */
class LiveTrafficTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final LiveTraffic traffic = new LiveTraffic(new MovingTraffic(CLOCK), CLOCK);

    private void write(Deltas deltas) throws Exception {
        for (TrafficWindow window : deltas.take()) {
            traffic.add(SampleCodec.decode(SampleCodec.encode(window), TrafficWindow.class));
        }
    }

    @Test
    void shouldCountALateRequestInItsOwnSlot() throws Exception {
        Deltas deltas = new Deltas(10);
        deltas.add(TrafficRequests.request(NOON, "ns/d", "m", "t"));
        write(deltas);
        deltas.add(TrafficRequests.request(NOON.minusSeconds(600), "ns/d", "m", "t"));
        deltas.add(TrafficRequests.request(NOON.minusSeconds(3_600), "ns/d", "m", "t"));
        write(deltas);

        long now = traffic.currentSlot();
        assertThat(traffic.totals(new Scope.Everything(), now, now).requests).isEqualTo(1);
        assertThat(traffic.totals(new Scope.Everything(), now - 2_400, now - 2_400).requests)
                .isEqualTo(1);
        assertThat(traffic.totals(new Scope.Everything(), now - 3_599, now).requests)
                .as("an hour ago is history")
                .isEqualTo(2);
    }

    @Test
    void shouldSayNothingOfPercentilesWithoutValues() {
        Totals nothing = traffic.totals(new Scope.Everything(), 0, 1);
        assertThat(nothing.percentile(Totals.Measure.DURATION, 99)).isEqualTo(-1);
        TrafficView view = TrafficView.of(
                ScopeUnion.of(new Scope.Everything()),
                new LiveAge(NOON, false),
                NOON,
                NOON.plusSeconds(1),
                nothing,
                OptionalLong.empty());
        assertThat(view.errorRatio()).isNull();
        assertThat(view.durationMillis().p99()).isNull();
        assertThat(view.requests()).isZero();
        assertThat(view.activeRequests()).as("nobody tells").isNull();
    }

    @Test
    void shouldForgetWhatHasLeftTheRing() throws Exception {
        Deltas deltas = new Deltas(10);
        deltas.add(TrafficRequests.request(NOON.minus(Duration.ofMinutes(16)), "ns/old", "m", "t"));
        deltas.add(TrafficRequests.request(NOON, "ns/new", "m", "t"));
        write(deltas);

        traffic.discardOld();

        assertThat(traffic.scopes(SeriesKey::deployment, Scope.Deployment::new))
                .containsExactly(new Scope.Deployment("ns/new"));
    }

    @Test
    void shouldCountWhatIsBeyondTheBoundTogether() throws Exception {
        Deltas deltas = new Deltas(3);
        for (int i = 0; i < 10; i++) {
            deltas.add(TrafficRequests.request(NOON, "ns/d-" + i, "m", "t"));
        }
        write(deltas);
        long now = traffic.currentSlot();
        assertThat(traffic.totals(new Scope.Deployment(TrafficWindow.OTHERS), now, now).requests)
                .isEqualTo(7);
        assertThat(traffic.totals(new Scope.Everything(), now, now).requests).isEqualTo(10);

        deltas.forgetUnused();
        deltas.forgetUnused();
        deltas.add(TrafficRequests.request(NOON, "ns/d-9", "m", "t"));
        write(deltas);
        assertThat(traffic.totals(new Scope.Deployment("ns/d-9"), now, now).requests)
                .as("there is room again")
                .isEqualTo(1);
    }

    @Test
    void shouldReadWhatItHasWrittenInOneArray() {
        assertThat(Arrays.stream(Totals.Measure.values()).map(measure -> new Totals().count(measure)))
                .containsOnly(0L);
    }
}
