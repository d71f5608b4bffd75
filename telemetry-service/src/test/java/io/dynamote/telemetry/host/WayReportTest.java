package io.dynamote.telemetry.host;

import java.time.Duration;
import java.time.Instant;

import io.dynamote.events.host.Drive;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Way;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WayReportTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    private final TestHost host = TestHost.agent("h");

    @Test
    void shouldKeepASlowSectionWithItsOwnTimeWhileFastOnesGoOn() {
        HostSample first =
                host.cpu(T, 0.1).drive(T, "/dev/nvme0", 0.5, 1, Drive.Status.OK).sample(T);
        HostSample second = host.bare().cpu(T.plusSeconds(1), 0.2).sample(T.plusSeconds(1));

        WayReport report = WayReport.first(first, T).after(second, T.plusSeconds(1));

        assertThat(report.sections().drives().time()).isEqualTo(T);
        assertThat(report.sections().cpu().time()).isEqualTo(T.plusSeconds(1));
        assertThat(report.sections().cpu().reading().value().orElseThrow().utilization())
                .isEqualTo(Reading.of(0.2));
        assertThat(report.sampled()).isEqualTo(T.plusSeconds(1));
    }

    @Test
    void shouldNotLetAnOldSampleReplaceWhatIsNewerButTakeWhatItAlonehas() {
        HostSample old = host.cpu(T, 0.1).memory(T, 0.7).sample(T);
        HostSample recent = host.bare().cpu(T.plusSeconds(9), 0.2).sample(T.plusSeconds(9));

        WayReport report = WayReport.first(recent, T.plusSeconds(10)).after(old, T.plusSeconds(11));

        assertThat(report.sampled()).isEqualTo(T.plusSeconds(9));
        assertThat(report.sections().cpu().time()).isEqualTo(T.plusSeconds(9));
        assertThat(report.sections().memory().time()).isEqualTo(T);
        assertThat(report.heard()).isEqualTo(T.plusSeconds(11));
    }

    @Test
    void shouldBeSilentWithinFiveSecondsAndSayWhenItCameBack() {
        WayReport report = WayReport.first(host.cpu(T, 0.1).sample(T), T);
        for (int i = 1; i <= 10; i++) {
            report = report.after(host.cpu(T.plusSeconds(i), 0.1).sample(T.plusSeconds(i)), T.plusSeconds(i));
        }
        Instant died = T.plusSeconds(10);
        assertThat(report.isSilent(died.plusSeconds(3))).isFalse();
        assertThat(report.isSilent(died.plusSeconds(5))).isTrue();
        assertThat(report.liveSince()).isEqualTo(T);

        Instant back = died.plusSeconds(60);
        WayReport again = report.after(host.cpu(back, 0.1).sample(back), back);
        assertThat(again.isSilent(back.plusSeconds(1))).isFalse();
        assertThat(again.liveSince()).isEqualTo(back);
    }

    @Test
    void shouldStayLiveWhileAnAgentDeliversWhatWaited() {
        WayReport report = WayReport.first(host.cpu(T, 0.1).sample(T), T.plus(Duration.ofHours(1)));
        for (int i = 1; i <= 50; i++) {
            Instant delivered = T.plus(Duration.ofHours(1)).plusMillis(300L * i);
            report = report.after(host.cpu(T.plusSeconds(i), 0.1).sample(T.plusSeconds(i)), delivered);
            assertThat(report.isSilent(delivered.plusSeconds(2))).isFalse();
        }
        assertThat(report.sampled()).isEqualTo(T.plusSeconds(50));
    }

    @Test
    void shouldNotGoBackInTimeWhenADeliveryIsStampedEarlier() {
        WayReport report = WayReport.first(host.cpu(T, 0.1).sample(T), T.plusSeconds(5));
        assertThat(report.after(host.sample(T.plusSeconds(1)), T).heard()).isEqualTo(T.plusSeconds(5));
    }

    @Test
    void shouldTellRatesFromCountersAndNothingOverABoot() {
        WayReport one = WayReport.first(
                host.network(T, "eth0", 1_000, 500).network(T, "eth1", 10, 0).sample(T), T);
        assertThat(one.rates().received()).isInstanceOf(Reading.Unavailable.class);

        Instant later = T.plusSeconds(2);
        WayReport two = one.after(
                host.bare()
                        .network(later, "eth0", 5_000, 700)
                        .network(later, "eth1", 10, 0)
                        .network(later, "eth2", 1_000_000, 0)
                        .sample(later),
                later);
        assertThat(two.rates().received()).isEqualTo(Reading.of(2_000.0));
        assertThat(two.rates().sent()).isEqualTo(Reading.of(100.0));

        Instant booted = T.plusSeconds(100);
        WayReport three = two.after(host.bare().network(booted, "eth0", 10, 10).sample(booted), booted);
        assertThat(three.rates().received())
                .isEqualTo(Reading.unavailable(Reason.NOT_YET, "needs two samples since the boot"));
    }

    @Test
    void shouldKeepRatesWhenASampleHasNoCounters() {
        WayReport two = WayReport.first(host.network(T, "eth0", 0, 0).sample(T), T)
                .after(host.bare().network(T.plusSeconds(1), "eth0", 10, 20).sample(T.plusSeconds(1)), T);
        WayReport three = two.after(host.bare().cpu(T.plusSeconds(2), 0.5).sample(T.plusSeconds(2)), T);
        assertThat(three.rates().sent()).isEqualTo(Reading.of(20.0));
    }

    @Test
    void shouldSaySinceWhenAPollerGetsNoAnswer() {
        TestHost polled = new TestHost("h", Way.POLL);
        WayReport up = WayReport.first(polled.cpu(T, 0.1).sample(T), T);
        assertThat(up.outage()).isNull();

        Instant lost = T.plusSeconds(5);
        WayReport down = up.after(
                        polled.noCpu(lost, Reason.FAILED, "connection refused").sample(lost), lost)
                .after(
                        polled.noCpu(lost.plusSeconds(5), Reason.TIMED_OUT, "5 s")
                                .sample(lost.plusSeconds(5)),
                        lost);
        assertThat(down.outage()).isEqualTo(new WayReport.Outage(lost, "timed-out: 5 s"));

        WayReport again = down.after(polled.cpu(T.plusSeconds(20), 0.1).sample(T.plusSeconds(20)), T.plusSeconds(20));
        assertThat(again.outage()).isNull();
    }

    @Test
    void shouldGoByNumbersWhenTheClockOfTheHostGoesBack() {
        HostSample ahead = host.cpu(T.plusSeconds(3_600), 0.1)
                .network(T.plusSeconds(3_600), "eth0", 1_000, 0)
                .sample(T.plusSeconds(3_600));
        HostSample late = host.bare().cpu(T.plusSeconds(3_601), 0.2).sample(T.plusSeconds(3_601));
        HostSample back = host.bare().cpu(T, 0.3).network(T, "eth0", 2_000, 0).sample(T);
        WayReport report = WayReport.first(ahead, T).after(back, T.plusSeconds(2));

        assertThat(report.sampled()).isEqualTo(T);
        assertThat(report.sections().cpu().time()).isEqualTo(T);
        assertThat(report.rates().received())
                .isEqualTo(Reading.unavailable(Reason.NOT_YET, "the clock of the host went back"));
        WayReport after = report.after(late, T.plusSeconds(3));
        assertThat(after.sampled()).isEqualTo(T);
        assertThat(after.sections().cpu().time()).as("what came late").isEqualTo(T);
        Instant next = T.plusSeconds(1);
        assertThat(after.after(host.bare().network(next, "eth0", 2_500, 0).sample(next), T.plusSeconds(4))
                        .rates()
                        .received())
                .isEqualTo(Reading.of(500.0));
    }

    @Test
    void shouldTakeAHigherEpochForLaterAndALowerOneByItsTime() {
        HostSample before = host.cpu(T, 0.1).sample(T);
        HostSample rebooted = host.restarted().cpu(T.minusSeconds(60), 0.2).sample(T.minusSeconds(60));
        WayReport report = WayReport.first(before, T).after(rebooted, T.plusSeconds(1));
        assertThat(report.sampled()).isEqualTo(T.minusSeconds(60));

        TestHost other = TestHost.agent("h");
        assertThat(report.isBefore(other.sample(T.minusSeconds(61)))).isFalse();
        assertThat(report.isBefore(other.sample(T.plusSeconds(2)))).isTrue();
    }

    @Test
    void shouldBelieveNoClockThatIsAhead() {
        assertThat(WayReport.first(host.sample(T.plusSeconds(3_600)), T).lastSample())
                .isEqualTo(T);
        assertThat(WayReport.first(host.sample(T.plusSeconds(1)), T).lastSample())
                .isEqualTo(T.plusSeconds(1));
        assertThat(WayReport.first(host.sample(T.minusSeconds(9)), T).lastSample())
                .isEqualTo(T.minusSeconds(9));
    }
}
