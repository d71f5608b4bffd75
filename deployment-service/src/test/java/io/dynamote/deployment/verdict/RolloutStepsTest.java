package io.dynamote.deployment.verdict;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.dynamote.deployment.verdict.RolloutStep.Kind;
import io.dynamote.deployment.verdict.RolloutStep.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dynamote.deployment.verdict.RolloutStep.Status.CURRENT;
import static io.dynamote.deployment.verdict.RolloutStep.Status.DONE;
import static io.dynamote.deployment.verdict.RolloutStep.Status.FAILED;
import static io.dynamote.deployment.verdict.RolloutStep.Status.WAITING;
import static io.dynamote.deployment.verdict.Scene.deploying;
import static io.dynamote.deployment.verdict.Scene.serving;
import static org.assertj.core.api.Assertions.assertThat;

class RolloutStepsTest {

    static Stream<Arguments> rollouts() {
        return Stream.of(
                rollout(
                        "accepted",
                        serving().absent().neverApplied(),
                        DONE,
                        CURRENT,
                        WAITING,
                        WAITING,
                        WAITING,
                        WAITING),
                rollout(
                        "refused",
                        serving().absent().neverApplied().refused("no"),
                        DONE,
                        FAILED,
                        WAITING,
                        WAITING,
                        WAITING,
                        WAITING),
                rollout(
                        "not yet observed",
                        serving().observedGeneration(3L),
                        DONE,
                        CURRENT,
                        WAITING,
                        WAITING,
                        WAITING,
                        WAITING),
                rollout(
                        "one pod has no node",
                        pods(deploying(), p -> p.unbound(null, null)),
                        DONE,
                        DONE,
                        CURRENT,
                        WAITING,
                        WAITING,
                        WAITING),
                rollout(
                        "one pod pulls",
                        pods(deploying(), p -> p.waiting("ContainerCreating", null)),
                        DONE,
                        DONE,
                        DONE,
                        CURRENT,
                        WAITING,
                        WAITING),
                rollout(
                        "one pod cannot pull",
                        pods(deploying(), p -> p.waiting("ImagePullBackOff", "no")),
                        DONE,
                        DONE,
                        DONE,
                        FAILED,
                        WAITING,
                        WAITING),
                rollout("one pod loads", pods(deploying(), p -> {}), DONE, DONE, DONE, DONE, CURRENT, WAITING),
                rollout(
                        "workers are ready, the operator is not",
                        pods(deploying(), PodScene::ready),
                        DONE,
                        DONE,
                        DONE,
                        DONE,
                        DONE,
                        CURRENT),
                rollout("running without a look at the pods", serving(), DONE, DONE, DONE, DONE, DONE, DONE));
    }

    private static Scene pods(Scene scene, Consumer<PodScene> second) {
        return scene.pod("Frontend", 1, PodScene::ready)
                .pod("worker", 1, PodScene::ready)
                .pod("worker", 2, second);
    }

    private static Arguments rollout(String name, Scene scene, Status... statuses) {
        return Arguments.of(name, scene, List.of(statuses));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rollouts")
    void shouldShowHowFarItIs(String name, Scene scene, List<Status> statuses) {
        List<RolloutStep> steps = RolloutSteps.of(scene.observation(), List.of());
        assertThat(steps).extracting(RolloutStep::kind).containsExactly(Kind.values());
        assertThat(steps).extracting(RolloutStep::status).containsExactlyElementsOf(statuses);
    }

    @Test
    void shouldGiveTheReasonAtTheStepWhereItStands() {
        Scene scene = pods(deploying(), p -> p.waiting("ImagePullBackOff", "no such tag"));
        List<RolloutStep> steps = RolloutSteps.of(scene.observation(), List.of());
        assertThat(steps.get(2).detail()).isEqualTo("3 of 3");
        assertThat(steps.get(3).detail()).isEqualTo("Worker 2 of 2 cannot pull its image: no such tag (2 min)");
        assertThat(steps.get(4).detail()).isEqualTo("1 of 2");
    }
}
