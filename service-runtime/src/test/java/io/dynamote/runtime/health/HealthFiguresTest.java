package io.dynamote.runtime.health;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.dynamote.runtime.metrics.Told;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HealthFiguresTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final HealthState NEVER = HealthState.unknown(NOW.minusSeconds(60));
    private static final HealthState UP = NEVER.next(HealthState.Status.UP, null, NOW.minusSeconds(2));
    private static final HealthState DOWN = UP.next(HealthState.Status.DOWN, "away", NOW);

    private record Fixed(String name, HealthState state, boolean essential) implements DependencyHealth {}

    private static List<String> told(DependencyHealth... dependencies) {
        return Told.by(new HealthFigures(List.of(dependencies), Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @Test
    void shouldTellWhoAnswersAndWhoDoesNot() {
        assertThat(told(new Fixed("postgres", UP, true), new Fixed("kafka", DOWN, false)))
                .contains(
                        "dynamote_dependency_up{dependency=\"postgres\"} 1.0",
                        "dynamote_dependency_up{dependency=\"kafka\"} 0.0",
                        "dynamote_dependency_contact_age_seconds{dependency=\"postgres\"} 2.0",
                        "dynamote_dependency_contact_age_seconds{dependency=\"kafka\"} 2.0",
                        "dynamote_ready 1.0");
    }

    @Test
    void shouldNotTellWhatNobodyKnows() {
        assertThat(told(new Fixed("cluster", NEVER, false))).noneMatch(line -> line.contains("cluster"));
    }

    @Test
    void shouldTellThatRequestsShouldGoElsewhere() {
        assertThat(told(new Fixed("postgres", DOWN, true))).contains("dynamote_ready 0.0");
        assertThat(told(new Fixed("postgres", NEVER, true))).contains("dynamote_ready 0.0");
    }
}
