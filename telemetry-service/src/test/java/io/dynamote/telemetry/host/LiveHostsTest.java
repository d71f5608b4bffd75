package io.dynamote.telemetry.host;

import java.time.Duration;
import java.time.Instant;

import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.Way;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LiveHostsTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    private final LiveHosts hosts = new LiveHosts(new HostProperties(2, Duration.ofDays(7)));

    @Test
    void shouldTakeEachSampleOnce() {
        TestHost host = TestHost.agent("a");
        HostSample first = host.cpu(T, 0.1).sample(T);
        hosts.add(first, T);
        hosts.add(first, T.plusSeconds(1));
        hosts.add(host.restarted().sample(T.plusSeconds(2)), T.plusSeconds(2));
        assertThat(hosts.duplicates()).isEqualTo(1);
        assertThat(hosts.find("a").orElseThrow().ways().get(Way.AGENT).sampled())
                .isEqualTo(T.plusSeconds(2));
    }

    @Test
    void shouldNotMixNumbersOfAgentAndPoller() {
        hosts.add(TestHost.agent("a").cpu(T, 0.1).sample(T), T);
        hosts.add(new TestHost("a", Way.POLL).cpu(T, 0.2).sample(T), T);
        assertThat(hosts.duplicates()).isZero();
        assertThat(hosts.find("a").orElseThrow().ways()).containsOnlyKeys(Way.AGENT, Way.POLL);
    }

    @Test
    void shouldBoundHowManyHostsItKnowsAndCountTheRest() {
        for (String id : new String[] {"a", "b", "c", "c"}) {
            hosts.add(TestHost.agent(id).sample(T), T);
        }
        assertThat(hosts.ids()).containsExactly("a", "b");
        assertThat(hosts.beyond()).isEqualTo(2);
    }

    @Test
    void shouldForgetWhatHasLongBeenSilent() {
        hosts.add(TestHost.agent("a").sample(T), T);
        hosts.add(TestHost.agent("b").sample(T), T.plus(Duration.ofDays(1)));
        hosts.forgetOld(T.plus(Duration.ofDays(7)).plusSeconds(1));
        assertThat(hosts.ids()).containsExactly("b");
        assertThat(hosts.newest()).isEqualTo(T.plus(Duration.ofDays(1)));
    }

    @Test
    void shouldPutAWaitingSampleIntoItsOwnSecond() {
        TestHost host = TestHost.agent("a");
        HostSample late = host.cpu(T, 0.9).sample(T);
        hosts.add(host.bare().cpu(T.plusSeconds(30), 0.1).sample(T.plusSeconds(30)), T.plusSeconds(30));
        hosts.add(late, T.plusSeconds(31));
        assertThat(hosts.find("a").orElseThrow().points(Figure.CPU_UTILIZATION, T, T.plusSeconds(30)))
                .extracting(LiveRing.Point::value)
                .containsExactly((double) 0.9f, (double) 0.1f);
    }

    @Test
    void shouldGoOnWhenTheClockOfAHostIsPutRight() {
        TestHost host = TestHost.agent("a");
        Instant ahead = T.plus(Duration.ofHours(1));
        hosts.add(host.cpu(ahead, 0.9).sample(ahead), T);
        hosts.add(host.cpu(T.plusSeconds(1), 0.1).sample(T.plusSeconds(1)), T.plusSeconds(1));
        LiveHost known = hosts.find("a").orElseThrow();
        assertThat(known.ways().get(Way.AGENT).lastSample()).isEqualTo(T.plusSeconds(1));
        assertThat(known.points(Figure.CPU_UTILIZATION, T, T.plusSeconds(1)))
                .extracting(LiveRing.Point::value)
                .containsExactly((double) 0.9f, (double) 0.1f);
    }

    @Test
    void shouldRefuseBoundsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostProperties(0, Duration.ofDays(7)))
                .withMessage("dynamote.telemetry.hosts.most must be at least 1, not: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostProperties(1, Duration.ofMinutes(59)))
                .withMessage("dynamote.telemetry.hosts.forget-after must be at least 1h, not: PT59M");
    }
}
