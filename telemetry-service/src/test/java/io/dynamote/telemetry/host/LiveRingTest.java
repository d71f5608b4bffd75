package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Way;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LiveRingTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    private final LiveRing ring = new LiveRing();

    private static Map<Figure, Reading<Double>> cpu(double value) {
        WayReport report = WayReport.first(TestHost.agent("h").cpu(T, value).sample(T), T);
        return HostFigures.of(report, T);
    }

    private List<LiveRing.Point> cpuOf(Instant first, Instant last) {
        return ring.points(Figure.CPU_UTILIZATION, first, last);
    }

    @Test
    void shouldKeepFifteenMinutesAndNoMore() {
        for (int second = 0; second < 2_000; second++) {
            ring.add(T.plusSeconds(second), Way.AGENT, cpu(second / 2_000.0));
        }
        List<LiveRing.Point> points = cpuOf(T, T.plusSeconds(1_999));
        assertThat(points).hasSize(900);
        assertThat(points.getFirst().at()).isEqualTo(T.plusSeconds(1_100));
        assertThat(points.getLast().value()).isCloseTo(0.9995, within(1e-6));
    }

    @Test
    void shouldPutWhatComesLateWhereItBelongs() {
        ring.add(T.plusSeconds(10), Way.AGENT, cpu(0.1));
        ring.add(T.plusSeconds(3), Way.AGENT, cpu(0.3));
        assertThat(cpuOf(T, T.plusSeconds(10)))
                .extracting(LiveRing.Point::at)
                .containsExactly(T.plusSeconds(3), T.plusSeconds(10));
        ring.add(T.plusSeconds(10).minusSeconds(900), Way.AGENT, cpu(0.9));
        assertThat(cpuOf(T, T.plusSeconds(10)).getLast().value())
                .as("older than the ring")
                .isCloseTo(0.1, within(1e-6));
    }

    @Test
    void shouldPreferWhatTheAgentSays() {
        ring.add(T, Way.POLL, cpu(0.2));
        ring.add(T, Way.AGENT, cpu(0.1));
        ring.add(T, Way.POLL, cpu(0.3));
        assertThat(cpuOf(T, T)).extracting(LiveRing.Point::value).containsExactly((double) 0.1f);
    }

    @Test
    void shouldHaveNothingWhereNothingIsKnown() {
        ring.add(T, Way.AGENT, cpu(0.2));
        ring.add(T.plusSeconds(2), Way.AGENT, cpu(0.2));
        assertThat(cpuOf(T, T.plusSeconds(5))).hasSize(2);
        assertThat(ring.points(Figure.GPU_UTILIZATION, T, T.plusSeconds(5))).isEmpty();
    }
}
