package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.events.traffic.TrafficWindow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A request that a gateway and a frontend saw counts once. */
class SourceChoiceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);
    private final MovingTraffic moving = new MovingTraffic(clock);
    private final LiveTraffic traffic = new LiveTraffic(moving, clock);
    private final Deltas gateway = new Deltas(100);
    private final Deltas frontend = new Deltas(100, TrafficSource.FRONTEND);

    private void scraped(String deployment, Instant at, int requests) {
        Readings counters =
                new Readings(deployment, "pod").started(at.minusMillis(1)).watchedFromStart(true);
        for (int i = 0; i < requests; i++) {
            counters.served("m", 10, 5, 0.05, 1);
        }
        FrontendReading reading = counters.read(at);
        new FrontendPositions().count(reading).forEach(delta -> frontend.add(reading, delta));
    }

    private void write() throws InvalidSampleException {
        for (Deltas deltas : List.of(frontend, gateway)) {
            for (TrafficWindow window : deltas.take()) {
                traffic.add(SampleCodec.decode(SampleCodec.encode(window), TrafficWindow.class));
            }
        }
    }

    private Totals totals(String scope) {
        return traffic.totals(Scope.parse(scope), traffic.currentSlot() - 3_599, traffic.currentSlot());
    }

    @Test
    void shouldTakeTheGatewaysWordWhereThereIsOne() {
        SourceChoice choice = SourceChoice.of(Set.of("ns/both"));
        assertThat(choice.takes(TrafficSource.GATEWAY, "ns/both")).isTrue();
        assertThat(choice.takes(TrafficSource.FRONTEND, "ns/both")).isFalse();
        assertThat(choice.takes(TrafficSource.FRONTEND, "ns/other")).isTrue();
        assertThat(choice.takes(TrafficSource.GATEWAY, "ns/other")).isTrue();
    }

    @Test
    void shouldCountARequestThatBothSawOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            gateway.add(TrafficRequests.request(NOON.minusSeconds(i), "ns/both", "m", "search"));
        }
        scraped("ns/both", NOON, 3);
        scraped("ns/scraped", NOON, 5);
        write();

        assertThat(totals("deployment:ns/both").requests).isEqualTo(3);
        assertThat(totals("deployment:ns/scraped").requests).isEqualTo(5);
        assertThat(totals("deployment:ns/scraped").inputTokens).isEqualTo(50);
        assertThat(totals("deployment:ns/scraped").outputTokens).isEqualTo(25);
        assertThat(totals("model:m").requests).isEqualTo(8);
        assertThat(totals("all").requests).isEqualTo(8);
        assertThat(totals("team:owner").requests).as("owner of what is scraped").isEqualTo(5);
        assertThat(traffic.scopes(SeriesKey::team, Scope.Team::new))
                .containsExactly(new Scope.Team("owner"), new Scope.Team("search"));
    }

    @Test
    void shouldTakeTheFrontendsWordAgainWhenTheGatewaysHasLeftTheRing() throws Exception {
        gateway.add(TrafficRequests.request(NOON.minus(Duration.ofMinutes(16)), "ns/d", "m", "search"));
        scraped("ns/d", NOON, 4);
        write();
        assertThat(totals("deployment:ns/d").requests).isEqualTo(4);
    }

    private double perSecond(String scope) {
        return moving.all(_ -> true).stream()
                .filter(figures -> figures.scope().text().equals(scope))
                .mapToDouble(TrafficFigures::requestsPerSecond)
                .sum();
    }

    @Test
    void shouldTakeBackWhatTheFrontendToldAlsoWhenTheFirstWordOfAGatewayComesLate() throws Exception {
        scraped("ns/d", NOON, 10);
        write();
        gateway.add(TrafficRequests.request(NOON.minusSeconds(70), "ns/d", "m", "search"));
        write();
        for (int i = 0; i < 10; i++) {
            gateway.add(TrafficRequests.request(NOON, "ns/d", "m", "search"));
        }
        write();
        assertThat(perSecond("deployment:ns/d")).isEqualTo(1);
        assertThat(perSecond("all")).isEqualTo(1);
        assertThat(totals("all").requests).isEqualTo(11);
    }

    @Test
    void shouldTakeBackWhatTheFrontendToldWhenAGatewayBegins() throws Exception {
        scraped("ns/d", NOON, 10);
        scraped("ns/other", NOON, 20);
        write();
        assertThat(perSecond("deployment:ns/d")).isEqualTo(1);
        assertThat(perSecond("all")).isEqualTo(3);

        for (int i = 0; i < 10; i++) {
            gateway.add(TrafficRequests.request(NOON, "ns/d", "m", "search"));
        }
        scraped("ns/d", NOON.plusMillis(1), 10);
        write();

        assertThat(perSecond("deployment:ns/d")).isEqualTo(1);
        assertThat(perSecond("team:owner")).isEqualTo(2);
        assertThat(perSecond("all")).isEqualTo(3);
        assertThat(totals("all").requests).isEqualTo(30);
        clock.move(Duration.ofSeconds(61));
        assertThat(perSecond("all")).isZero();
        assertThat(moving.all(_ -> true))
                .allSatisfy(figures -> assertThat(figures.requestsLastMinute()).isZero());
    }
}
