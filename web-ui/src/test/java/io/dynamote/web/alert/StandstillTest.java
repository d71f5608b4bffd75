package io.dynamote.web.alert;

import java.time.Instant;
import java.util.List;

import io.dynamote.web.health.Observation;
import io.dynamote.web.health.ServiceReport;
import io.dynamote.web.health.ServiceReport.Dependency;
import io.dynamote.web.health.ServiceReport.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StandstillTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LAST = NOW.minusSeconds(90);

    private static Observation observation(String service, Status status, Dependency... dependencies) {
        return new Observation(
                NOW, List.of(new ServiceReport(service, status, null, NOW, LAST, List.of(dependencies))), null);
    }

    @Test
    void shouldNotBeWhileAlertServiceIsWellOrNothingIsKnownOfIt() {
        assertThat(Standstill.of(
                        observation("alert-service", Status.UP, new Dependency("postgres", "up", null, NOW, NOW))))
                .isEmpty();
        assertThat(Standstill.of(observation("alert-service", Status.UNKNOWN))).isEmpty();
        assertThat(Standstill.of(observation("catalog-service", Status.DOWN))).isEmpty();
    }

    @Test
    void shouldLastSinceAlertServiceAnsweredForTheLastTime() {
        assertThat(Standstill.of(observation("alert-service", Status.DOWN)))
                .contains(new Standstill(
                        "alert-service does not answer, so nothing is evaluated: this is the last known state.", LAST));
    }

    @ParameterizedTest
    @CsvSource({"postgres, its database", "kafka, Kafka", "smtp, smtp"})
    void shouldBeWhileAlertServiceCannotStoreOrHear(String dependency, String words) {
        assertThat(Standstill.of(observation(
                        "alert-service",
                        Status.DEGRADED,
                        new Dependency("other", "up", null, NOW, NOW),
                        new Dependency(dependency, "down", "refused", NOW, LAST))))
                .hasValueSatisfying(still -> {
                    assertThat(still.reason()).startsWith("alert-service cannot reach " + words + ", so nothing");
                    assertThat(still.until()).isEqualTo(LAST);
                });
    }

    @Test
    void shouldBeDatedByItsBeginningIfTheDependencyNeverAnswered() {
        assertThat(Standstill.of(observation(
                                "alert-service",
                                Status.DEGRADED,
                                new Dependency("postgres", "down", null, NOW.minusSeconds(5), null)))
                        .orElseThrow()
                        .until())
                .isEqualTo(NOW.minusSeconds(5));
    }
}
