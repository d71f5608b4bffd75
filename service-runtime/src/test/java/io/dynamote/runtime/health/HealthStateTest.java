package io.dynamote.runtime.health;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HealthStateTest {

    private static final Instant T0 = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldKeepSinceWhileNothingChanges() {
        HealthState up = HealthState.unknown(T0).next(HealthState.Status.UP, null, T0.plusSeconds(1));
        HealthState still = up.next(HealthState.Status.UP, null, T0.plusSeconds(5));
        assertThat(still.since()).isEqualTo(T0.plusSeconds(1));
        assertThat(still.lastContact()).isEqualTo(T0.plusSeconds(5));
    }

    @Test
    void shouldRememberTheLastContactDuringAnOutage() {
        HealthState down = HealthState.unknown(T0)
                .next(HealthState.Status.UP, null, T0.plusSeconds(1))
                .next(HealthState.Status.DOWN, "gone", T0.plusSeconds(9));
        assertThat(down.lastContact()).isEqualTo(T0.plusSeconds(1));
        assertThat(down.since()).isEqualTo(T0.plusSeconds(9));
        assertThat(down.message()).isEqualTo("gone");
    }

    @Test
    void shouldHaveNoContactBeforeTheFirstAnswer() {
        HealthState down = HealthState.unknown(T0).next(HealthState.Status.DOWN, "refused", T0.plusSeconds(3));
        assertThat(down.lastContact()).isNull();
    }

    @Test
    void shouldBeDegradedWhenADependencyIsNotUp() {
        HealthState up = HealthState.unknown(T0).next(HealthState.Status.UP, null, T0);
        HealthState down = up.next(HealthState.Status.DOWN, "gone", T0);
        assertThat(HealthView.of("x", List.of(dependency("kafka", up))).status())
                .isEqualTo("up");
        assertThat(HealthView.of("x", List.of(dependency("kafka", up), dependency("postgres", down)))
                        .status())
                .isEqualTo("degraded");
    }

    private static DependencyHealth dependency(String name, HealthState state) {
        return new DependencyHealth() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HealthState state() {
                return state;
            }
        };
    }
}
