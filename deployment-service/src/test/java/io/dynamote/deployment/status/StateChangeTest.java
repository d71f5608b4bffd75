package io.dynamote.deployment.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.Rows;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.events.deployment.Phase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StateChangeTest {

    private static final List<RolloutStep> WAITING = steps(RolloutStep.Status.CURRENT, "0 of 1");

    @Test
    void shouldNotPublishThatTimeHasPassed() {
        assertThat(StateChange.isVisible(
                        row(Phase.DEPLOYING, "Worker is pulling (3 s)", 0),
                        row(Phase.DEPLOYING, "Worker is pulling (3 s)", 5)))
                .isFalse();
    }

    @Test
    void shouldPublishAnotherPhaseOrMessageAtOnce() {
        Deployment before = row(Phase.DEPLOYING, "Worker is pulling", 0);

        assertThat(StateChange.isVisible(before, row(Phase.RUNNING, "Worker is pulling", 1)))
                .isTrue();
        assertThat(StateChange.isVisible(before, row(Phase.DEPLOYING, "Worker is loading", 1)))
                .isTrue();
    }

    @Test
    void shouldPublishAGrowingSpanNowAndThen() {
        Deployment before = row(Phase.DEPLOYING, "Worker is pulling (3 s)", 0);

        assertThat(StateChange.isVisible(before, row(Phase.DEPLOYING, "Worker is pulling (6 s)", 3)))
                .isFalse();
        assertThat(StateChange.isVisible(before, row(Phase.DEPLOYING, "Worker is pulling (2 min)", 31)))
                .isTrue();
    }

    @Test
    void shouldPublishAStepThatWasReached() {
        Deployment before = row(Phase.DEPLOYING, "Worker is pulling", 0);
        Deployment after = before.seen(before.state(), steps(RolloutStep.Status.DONE, "1 of 1"));

        assertThat(StateChange.isVisible(before, after)).isTrue();
    }

    @Test
    void shouldNotPublishAStepThatOnlyGrewOlder() {
        Deployment before = row(Phase.DEPLOYING, "Worker is pulling (3 s)", 0);
        Deployment after = row(Phase.DEPLOYING, "Worker is pulling (6 s)", 3)
                .seen(
                        row(Phase.DEPLOYING, "Worker is pulling (6 s)", 3).state(),
                        steps(RolloutStep.Status.CURRENT, "Worker is pulling (6 s)"));

        assertThat(StateChange.isVisible(before, after)).isFalse();
    }

    private static Deployment row(Phase phase, String message, int secondsLater) {
        Instant at = Rows.NOON.plus(Duration.ofSeconds(secondsLater));
        return Rows.accepted("chat").seen(Rows.state("chat", phase, message, at), WAITING);
    }

    private static List<RolloutStep> steps(RolloutStep.Status status, String detail) {
        return List.of(new RolloutStep(RolloutStep.Kind.SCHEDULED, status, detail, null));
    }
}
