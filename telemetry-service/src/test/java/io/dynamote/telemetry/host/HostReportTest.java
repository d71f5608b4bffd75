package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.Map;

import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Way;
import io.dynamote.telemetry.inventory.HostEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostReportTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    private static WayReport way(TestHost host, Instant at) {
        return WayReport.first(host.sample(at), at);
    }

    @Test
    void shouldTakeFiguresOfTheAgentAndFromThePollerOnlyWhatTheAgentDoesNotKnow() {
        Map<Way, WayReport> ways = Map.of(
                Way.AGENT, way(TestHost.agent("h").cpu(T, 0.1), T),
                Way.POLL, way(new TestHost("h", Way.POLL).cpu(T, 0.9).memory(T, 0.5), T));
        HostReport report = HostReport.of("h", null, ways, T, T);
        assertThat(report.figures())
                .containsEntry(Figure.CPU_UTILIZATION, Reading.of(0.1))
                .containsEntry(Figure.MEMORY_UTILIZATION, Reading.of(0.5))
                .containsEntry(Figure.GPU_UTILIZATION, Reading.unavailable(Reason.NOT_YET, "has not been told"));
    }

    @Test
    void shouldGoByThePollerOnceTheAgentIsSilent() {
        Instant now = T.plusSeconds(60);
        Map<Way, WayReport> ways = Map.of(
                Way.AGENT, way(TestHost.agent("h").cpu(T, 0.1), T),
                Way.POLL, way(new TestHost("h", Way.POLL).cpu(now, 0.9), now));
        HostReport report = HostReport.of("h", null, ways, now, now);
        assertThat(report.figures()).containsEntry(Figure.CPU_UTILIZATION, Reading.of(0.9));
        assertThat(report.state()).isInstanceOf(HostState.Live.class);
        assertThat(report.lastSample()).contains(now);
    }

    @Test
    void shouldBeCalledAsTheHostsFileSays() {
        Map<Way, WayReport> ways = Map.of(Way.AGENT, way(TestHost.agent("h"), T));
        HostReport plain = HostReport.of("h", null, ways, T, T);
        assertThat(plain.name()).isEqualTo("h.example");
        assertThat(plain.role()).isEqualTo("gpu");
        HostReport named = HostReport.of("h", new HostEntry("Big one", "h", "training", null, 0.7), ways, T, T);
        assertThat(named.name()).isEqualTo("Big one");
        assertThat(named.role()).isEqualTo("training");
        HostReport noRole = HostReport.of("h", new HostEntry("Big one", "h", null, null, 0.7), ways, T, T);
        assertThat(noRole.role()).isEqualTo("gpu");
    }

    @Test
    void shouldShowAHostThatWasNeverSeen() {
        HostReport report = HostReport.of("h", new HostEntry("h", "h", "gpu", null, 0.7), Map.of(), T, T);
        assertThat(report.state()).isEqualTo(new HostState.NeverSeen());
        assertThat(report.lastSample()).isEmpty();
        assertThat(report.figures())
                .containsOnlyKeys(Figure.values())
                .allSatisfy((_, reading) -> assertThat(reading)
                        .isEqualTo(Reading.unavailable(Reason.NOT_YET, "nothing has been heard of the host")));
    }

    @Test
    void shouldShowTheOperatingSystemThatOneOfItsWaysTells() {
        HostSample sample = TestHost.agent("h").sample(T);
        HostSample told = new HostSample(
                sample.host().on(Reading.of("Debian GNU/Linux 12")), 1, 1, T, sample.uptime(), sample.sections());
        Map<Way, WayReport> ways = Map.of(
                Way.AGENT, WayReport.first(told, T), Way.POLL, way(new TestHost("h", Way.POLL), T.plusSeconds(1)));
        HostView view = HostView.of(HostReport.of("h", null, ways, T, T), T);
        assertThat(view.os()).isEqualTo("Debian GNU/Linux 12");
        assertThat(view.unavailable()).doesNotContainKey("os");

        Map<Way, WayReport> silent = Map.of(Way.AGENT, WayReport.first(sample, T));
        HostView unknown = HostView.of(HostReport.of("h", null, silent, T, T), T);
        assertThat(unknown.os()).isNull();
        assertThat(unknown.unavailable()).containsEntry("os", "not-supported: no sample tells the operating system");
    }

    @Test
    void shouldNotBeYoungerThanNow() {
        Map<Way, WayReport> ways = Map.of(Way.AGENT, way(TestHost.agent("h"), T.plusSeconds(5)));
        assertThat(HostReport.of("h", null, ways, T, T).ageSeconds(T)).contains(0.0);
        assertThat(HostReport.of("h", null, ways, T, T).ageSeconds(T.plusSeconds(6)))
                .contains(1.0);
    }
}
