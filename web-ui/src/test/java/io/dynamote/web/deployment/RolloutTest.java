package io.dynamote.web.deployment;

import java.time.Instant;
import java.util.List;

import io.dynamote.events.deployment.Phase;
import io.dynamote.web.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RolloutTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldShowTheStepsOfTheApiWithTheTimeEachTook() {
        Deployment deployment = with(
                Phase.DEPLOYING,
                List.of(
                        new Step("Accepted", Step.State.DONE, null, NOW),
                        new Step("Scheduled", Step.State.DONE, null, NOW.plusSeconds(12)),
                        new Step("Image", Step.State.CURRENT, "worker 1 of 2", NOW.plusSeconds(150)),
                        new Step("Serving", Step.State.WAITING, null, null)));
        assertThat(Rollout.of(deployment, List.of()).stream().map(Rollout.TimedStep::tookText))
                .containsExactly("", "+12 s", "", "");
        assertThat(Rollout.of(deployment, List.of()).stream().map(Rollout.TimedStep::css))
                .containsExactly("step-done", "step-done", "step-current", "step-waiting");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, done current waiting waiting",
        "DEPLOYING, done done current waiting",
        "RUNNING, done done done done",
        "FAILED, done failed waiting waiting",
        "TERMINATING, done done done done"
    })
    void shouldTellTheStepsFromThePhaseWhenTheApiHasNone(Phase phase, String states) {
        assertThat(Rollout.of(with(phase, List.of()), List.of()).stream()
                        .map(timed -> timed.css().substring("step-".length())))
                .containsExactly(states.split(" "));
    }

    @Test
    void shouldTakeTheTimesFromTheHistory() {
        List<HistoryItem> history = List.of(
                item("deployment.revision-accepted.v1", null, 0),
                item("deployment.applied.v1", null, 2),
                item("deployment.phase-changed.v1", "Deploying", 5),
                item("deployment.phase-changed.v1", "Failed", 65));
        List<Rollout.TimedStep> steps = Rollout.of(with(Phase.FAILED, List.of()), history);
        assertThat(steps.stream().map(timed -> timed.step().state()))
                .containsExactly(Step.State.DONE, Step.State.DONE, Step.State.FAILED, Step.State.WAITING);
        assertThat(steps.get(1).tookText()).isEqualTo("+2 s");
        assertThat(steps.get(2).step().detail()).isEqualTo("because");
    }

    private static HistoryItem item(String type, String phase, long after) {
        return new HistoryItem(NOW.plusSeconds(after), "ada", type, 1, phase, "m");
    }

    private static Deployment with(Phase phase, List<Step> steps) {
        Deployment of = Deployment.of(
                Samples.deployment(NOW, "a", "t", "m/m", "vllm", "aggregated", phase, "Reason", "because", 2, 1, 60));
        return new Deployment(
                of.namespace(),
                of.name(),
                of.team(),
                of.modelId(),
                of.engine(),
                of.mode(),
                of.phase(),
                of.verdict(),
                of.revision(),
                of.observedRevision(),
                of.replicas(),
                of.components(),
                of.conditions(),
                of.pods(),
                of.frontendService(),
                of.createdAt(),
                of.createdBy(),
                of.stale(),
                steps);
    }
}
