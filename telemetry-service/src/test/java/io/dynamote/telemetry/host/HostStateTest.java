package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.List;

import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Way;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostStateTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    private final WayReport agent =
            WayReport.first(TestHost.agent("h").cpu(T, 0.1).sample(T), T);
    private final WayReport poller =
            WayReport.first(new TestHost("h", Way.POLL).cpu(T, 0.2).sample(T.plusSeconds(8)), T.plusSeconds(8));
    private final WayReport refused = WayReport.first(
            new TestHost("h", Way.POLL)
                    .noCpu(T, Reason.FAILED, "connection refused")
                    .sample(T.plusSeconds(8)),
            T.plusSeconds(8));

    @Test
    void shouldBeLiveWhileHeardOfAndSilentAfterwards() {
        assertThat(HostState.of(List.of(agent), T.plusSeconds(3))).isEqualTo(new HostState.Live(T));
        assertThat(HostState.of(List.of(agent), T.plusSeconds(5))).isEqualTo(new HostState.Silent(T));
    }

    @Test
    void shouldBeLiveAsLongAsOneWayIs() {
        assertThat(HostState.of(List.of(agent, poller), T.plusSeconds(10)))
                .isEqualTo(new HostState.Live(T.plusSeconds(8)));
        assertThat(HostState.of(List.of(refused, agent), T.plusSeconds(2))).isEqualTo(new HostState.Live(T));
    }

    @Test
    void shouldBeUnreachableWhenThePollerGetsNothingAndNoAgentSpeaks() {
        assertThat(HostState.of(List.of(agent, refused), T.plusSeconds(10)))
                .isEqualTo(new HostState.Unreachable(T.plusSeconds(8), "failed: connection refused"));
    }

    @Test
    void shouldBeNeverSeenWithoutASample() {
        assertThat(HostState.of(List.of(), T)).isEqualTo(new HostState.NeverSeen());
    }

    @Test
    void shouldCountAsSilentWheneverNothingIsHeard() {
        HostState silent = new HostState.Silent(T);
        assertThat(new HostState.Live(T).isSilent()).isFalse();
        assertThat(silent.isSilent()).isTrue();
        assertThat(new HostState.NeverSeen().isSilent()).isTrue();
        assertThat(new HostState.Unreachable(T, "x").isSilent()).isTrue();
        assertThat(new HostState.InMaintenance(T, silent).isSilent()).isTrue();
        assertThat(new HostState.InMaintenance(T, new HostState.Live(T)).isSilent())
                .isFalse();
    }

    @Test
    void shouldHaveTheWordsOfTheContract() {
        assertThat(List.of(
                        new HostState.Live(T).word(),
                        new HostState.Silent(T).word(),
                        new HostState.Unreachable(T, "").word(),
                        new HostState.InMaintenance(T, new HostState.Live(T)).word(),
                        new HostState.NeverSeen().word()))
                .containsExactly("live", "silent", "unreachable", "maintenance", "never-seen");
    }
}
