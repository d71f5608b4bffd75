package io.dynamote.web.health;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceReportTest {

    private static final Instant T0 = Instant.parse("2026-11-20T12:00:00Z");
    private final ServiceReport unknown = ServiceReport.unknown("catalog-service", T0);

    @Test
    void shouldKeepTheTimeSinceWhenAStatusHolds() {
        ServiceReport up = unknown.answered(List.of(dependency("up")), T0.plusSeconds(1));
        ServiceReport still = up.answered(List.of(dependency("up")), T0.plusSeconds(2));
        assertThat(still.since()).isEqualTo(T0.plusSeconds(1));
        assertThat(still.lastContact()).isEqualTo(T0.plusSeconds(2));
        assertThat(still.looksLike(up)).isTrue();
    }

    @Test
    void shouldNameTheDependencyThatIsAway() {
        ServiceReport report = unknown.answered(List.of(dependency("down")), T0);
        assertThat(report.status()).isEqualTo(ServiceReport.Status.DEGRADED);
        assertThat(report.message()).isEqualTo("postgres cannot be reached");
    }

    @Test
    void shouldKeepTheLastContactOverAnOutage() {
        ServiceReport down = unknown.answered(List.of(dependency("up")), T0.plusSeconds(1))
                .silent("gone", T0.plusSeconds(5))
                .silent("gone", T0.plusSeconds(9));
        assertThat(down.status()).isEqualTo(ServiceReport.Status.DOWN);
        assertThat(down.since()).isEqualTo(T0.plusSeconds(5));
        assertThat(down.lastContact()).isEqualTo(T0.plusSeconds(1));
        assertThat(down.dependencies()).isEmpty();
    }

    @Test
    void shouldTellViewersOnlyOfWhatTheySee() {
        Observation first = observed(T0, cluster(true, T0));
        assertThat(observed(T0.plusSeconds(1), cluster(true, T0.plusSeconds(1))).looksLike(first))
                .isTrue();
        assertThat(observed(T0.plusSeconds(1), cluster(false, T0)).looksLike(first))
                .isFalse();
        assertThat(observed(T0.plusSeconds(1), null).looksLike(first)).isFalse();
    }

    private Observation observed(Instant at, ClusterReport cluster) {
        return new Observation(at, List.of(unknown), cluster);
    }

    private static ClusterReport cluster(boolean connected, Instant contact) {
        return new ClusterReport(connected, "s", "v", false, null, contact);
    }

    private static ServiceReport.Dependency dependency(String status) {
        return new ServiceReport.Dependency("postgres", status, null, T0, null);
    }
}
