package io.dynamote.web.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.dynamote.web.health.ClusterReport;
import io.dynamote.web.health.Observation;
import io.dynamote.web.health.ServiceReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BannerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(90);

    @Test
    void shouldSayNothingWhenAllIsWell() {
        assertThat(Banner.of(seen(ServiceReport.Status.UP, cluster(true, false))))
                .isEmpty();
    }

    @Test
    void shouldSayThatTheClusterIsSimulated() {
        assertThat(Banner.of(seen(ServiceReport.Status.UP, cluster(true, true))))
                .hasValueSatisfying(banner -> assertThat(banner.text()).startsWith("Simulated cluster"));
    }

    @Test
    void shouldRatherSayThatTheClusterIsAwayThanThatItIsSimulated() {
        assertThat(Banner.of(seen(ServiceReport.Status.UP, cluster(false, true))))
                .hasValueSatisfying(banner -> {
                    assertThat(banner.text()).startsWith("The cluster cannot be reached");
                    assertThat(banner.since()).isEqualTo(EARLIER.toString());
                    assertThat(banner.tone()).isEqualTo(Tone.WARNING);
                });
    }

    @Test
    void shouldNameTheServiceThatIsDownBeforeAnythingElse() {
        assertThat(Banner.of(seen(ServiceReport.Status.DOWN, cluster(false, true))))
                .hasValueSatisfying(banner -> {
                    assertThat(banner.text()).startsWith("deployment-service does not answer");
                    assertThat(banner.since()).isEqualTo(EARLIER.toString());
                    assertThat(banner.tone()).isEqualTo(Tone.FAILED);
                });
    }

    @Test
    void shouldNotRaiseABannerForADegradedService() {
        assertThat(Banner.of(seen(ServiceReport.Status.DEGRADED, null))).isEmpty();
        assertThat(Banner.of(degraded("kafka", "deployment-service")))
                .hasValueSatisfying(banner -> assertThat(banner.tone()).isEqualTo(Tone.WORKING));
    }

    @Test
    void shouldSayThatWhatIsStoredGrowsOldWithoutTheDatabase() {
        assertThat(Banner.of(degraded("postgres", "deployment-service"))).hasValueSatisfying(banner -> {
            assertThat(banner.text())
                    .isEqualTo("deployment-service cannot reach its database. Pages show the last known state,"
                            + " and changes are refused.");
            assertThat(banner.since()).isEqualTo(EARLIER.toString());
            assertThat(banner.tone()).isEqualTo(Tone.FAILED);
        });
        assertThat(Banner.of(degraded("postgres", "catalog-service", "deployment-service")))
                .hasValueSatisfying(
                        banner -> assertThat(banner.text()).startsWith("Services cannot reach the database."));
    }

    @Test
    void shouldShowTheAgeInTheChipOnlyWhileTheClusterIsAway() {
        assertThat(ClusterChip.of(seen(ServiceReport.Status.UP, cluster(true, false))))
                .satisfies(chip -> {
                    assertThat(chip.word()).isEqualTo("Connected");
                    assertThat(chip.since()).isNull();
                });
        assertThat(ClusterChip.of(seen(ServiceReport.Status.UP, cluster(false, false))))
                .satisfies(chip -> {
                    assertThat(chip.word()).isEqualTo("Unreachable");
                    assertThat(chip.since()).isEqualTo(EARLIER.toString());
                });
        assertThat(ClusterChip.of(seen(ServiceReport.Status.UP, null)).word()).isEqualTo("Cluster unknown");
    }

    private static ClusterReport cluster(boolean connected, boolean simulated) {
        return new ClusterReport(connected, "https://c:6443", "v1.34.1", simulated, null, EARLIER);
    }

    private static Observation degraded(String dependency, String... services) {
        ServiceReport.Dependency away = new ServiceReport.Dependency(dependency, "down", "refused", EARLIER, EARLIER);
        ServiceReport.Dependency there = new ServiceReport.Dependency("cluster", "up", null, EARLIER, NOW);
        return new Observation(
                NOW,
                Stream.of(services)
                        .map(service -> new ServiceReport(
                                service, ServiceReport.Status.DEGRADED, null, EARLIER, NOW, List.of(there, away)))
                        .toList(),
                cluster(true, true));
    }

    private static Observation seen(ServiceReport.Status status, @Nullable ClusterReport cluster) {
        return new Observation(
                NOW,
                List.of(new ServiceReport("deployment-service", status, null, EARLIER, EARLIER, List.of())),
                cluster);
    }
}
