package io.dynamote.deployment.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.dynamote.deployment.verdict.RolloutStep.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.dynamote.deployment.verdict.Scene.NOW;
import static io.dynamote.deployment.verdict.Scene.deploying;
import static io.dynamote.deployment.verdict.Scene.minutesAgo;
import static io.dynamote.deployment.verdict.Scene.serving;
import static org.assertj.core.api.Assertions.assertThat;

/** When each step was reached. In these scenes the revision was accepted and applied three minutes ago. */
class StepTimesTest {

    private static final Instant ACCEPTED = minutesAgo(3);

    @Test
    void shouldTakeTheTimeOfTheLastPodThatCounts() {
        assertThat(times(served(serving())))
                .containsExactly(ACCEPTED, ACCEPTED, ago(170), ago(120), ago(70), minutesAgo(1));
    }

    @Test
    void shouldBeginTheCurrentStepWhenTheOneBeforeWasReached() {
        Scene loading = deploying()
                .pod("Frontend", 1, p -> p.scheduledAgo(175).startedAgo(160).readyAgo(150))
                .pod("worker", 1, p -> p.scheduledAgo(170).startedAgo(120).readyAgo(80))
                .pod("worker", 2, p -> p.scheduledAgo(172).startedAgo(130));

        List<RolloutStep> steps = steps(loading);

        assertThat(steps.get(4).status()).isEqualTo(Status.CURRENT);
        assertThat(steps.get(4).at()).isEqualTo(ago(120));
        assertThat(steps.get(5).at()).as("not begun").isNull();
    }

    @Test
    void shouldSayWhenAStepWentWrong() {
        Scene crashing = deploying()
                .pod("Frontend", 1, p -> p.scheduledAgo(175).startedAgo(160).readyAgo(150))
                .pod("worker", 1, p -> p.scheduledAgo(170).startedAgo(120).readyAgo(80))
                .pod(
                        "worker",
                        2,
                        p -> p.restarted(3, "Error", 1, 1, "CrashLoopBackOff").scheduledAgo(172));

        List<RolloutStep> steps = steps(crashing);

        assertThat(steps.get(3).at())
                .as("a container that was restarted forgot its start")
                .isNull();
        assertThat(steps.get(4).status()).isEqualTo(Status.FAILED);
        assertThat(steps.get(4).at()).as("the last crash").isEqualTo(minutesAgo(1));
    }

    @Test
    void shouldNotBeOlderThanTheRevision() {
        Scene scaled = deploying()
                .state("successful")
                .ready("True", "all_resources_are_ready", "ready", 600)
                .component("worker", Scene.counts(2, 2, 2))
                .pod("Frontend", 1, p -> p.scheduledAgo(9_000).startedAgo(8_900).readyAgo(8_800))
                .pod("worker", 1, p -> p.scheduledAgo(9_000).startedAgo(8_900).readyAgo(8_700))
                .pod("worker", 2, p -> p.scheduledAgo(150).startedAgo(9_900).readyAgo(40));

        assertThat(times(scaled))
                .as("pods, a start and a condition of an earlier revision count from the step before")
                .containsExactly(ACCEPTED, ACCEPTED, ago(150), ago(150), ago(40), ago(40));
    }

    @Test
    void shouldCountFromThePodThatMadeTheNumberFull() {
        Scene spare = served(serving())
                .pod("worker", 3, p -> p.scheduledAgo(20).startedAgo(15).readyAgo(5));

        assertThat(times(spare)).isEqualTo(times(served(serving())));
    }

    @Test
    void shouldNotGuess() {
        assertThat(times(serving().noConditions()))
                .as("no pod is seen, no condition")
                .containsExactly(ACCEPTED, ACCEPTED, null, null, null, null);
        assertThat(times(serving().absent().neverApplied()))
                .containsExactly(ACCEPTED, ACCEPTED, null, null, null, null);
        assertThat(steps(serving().absent().neverApplied()).get(1).status())
                .as("its time is its beginning")
                .isEqualTo(Status.CURRENT);
    }

    @Test
    void shouldKeepATimeThatWasKnownOnce() {
        List<RolloutStep> first = steps(served(serving()));
        Scene replaced = serving()
                .pod("Frontend", 1, p -> p.scheduledAgo(20).startedAgo(15).readyAgo(5))
                .pod("worker", 1, p -> p.scheduledAgo(20).startedAgo(15).readyAgo(5))
                .pod("worker", 2, PodScene::ready);

        assertThat(RolloutSteps.of(replaced.observation(), first)).isEqualTo(first);
    }

    @Test
    void shouldForgetTheTimeOfAStepThatIsNoLongerReached() {
        List<RolloutStep> first = steps(served(serving()));
        Scene lost = deploying()
                .pod("Frontend", 1, p -> p.scheduledAgo(175).startedAgo(160).readyAgo(150))
                .pod("worker", 1, p -> p.scheduledAgo(170).startedAgo(120).readyAgo(80))
                .pod("worker", 2, p -> p.scheduledAgo(30).startedAgo(20));
        List<RolloutStep> second = RolloutSteps.of(lost.observation(), first);
        assertThat(second.get(4).status()).isEqualTo(Status.CURRENT);

        Scene back = serving()
                .pod("Frontend", 1, p -> p.scheduledAgo(175).startedAgo(160).readyAgo(150))
                .pod("worker", 1, p -> p.scheduledAgo(170).startedAgo(120).readyAgo(80))
                .pod("worker", 2, p -> p.scheduledAgo(30).startedAgo(20).readyAgo(10));

        assertThat(RolloutSteps.of(back.observation(), second))
                .extracting(RolloutStep::at)
                .containsExactly(ACCEPTED, ACCEPTED, ago(170), ago(120), ago(10), ago(10));
    }

    @Test
    void shouldTakeANewerTimeWhereNoneWasKept() {
        List<RolloutStep> unknown = steps(serving().noConditions());

        assertThat(RolloutSteps.of(served(serving()).observation(), unknown))
                .extracting(RolloutStep::at)
                .doesNotContainNull();
        assertThat(unknown.get(2).at()).isNull();
    }

    /** A frontend and two workers that came up one after the other. */
    private static Scene served(Scene scene) {
        return scene.pod("Frontend", 1, p -> p.scheduledAgo(175).startedAgo(160).readyAgo(150))
                .pod("worker", 1, p -> p.scheduledAgo(170).startedAgo(120).readyAgo(80))
                .pod("worker", 2, p -> p.scheduledAgo(172).startedAgo(130).readyAgo(70));
    }

    private static List<RolloutStep> steps(Scene scene) {
        List<RolloutStep> steps = RolloutSteps.of(scene.observation(), List.of());
        assertThat(steps.stream().map(RolloutStep::at).filter(Objects::nonNull)).isSorted();
        return steps;
    }

    private static List<@Nullable Instant> times(Scene scene) {
        return steps(scene).stream().map(RolloutStep::at).toList();
    }

    private static Instant ago(long seconds) {
        return NOW.minusSeconds(seconds);
    }
}
