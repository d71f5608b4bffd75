package io.dynamote.web.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How long the steps of a rollout took, also when the times are strange. */
class RolloutTimesTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, +0 s", "1, +1 s", "59, +59 s", "60, +1 min", "3599, +59 min", "7200, +120 min"})
    void shouldSayHowLongAStepTook(long seconds, String text) {
        assertThat(took(START, START.plusSeconds(seconds))).containsExactly("", text);
    }

    @Test
    void shouldSayNothingWhenTheClockWentBackwards() {
        assertThat(took(START, START.minusSeconds(3), START.plusSeconds(5))).containsExactly("", "", "+8 s");
    }

    @Test
    void shouldCountOnFromTheLastStepWhoseTimeIsKnown() {
        assertThat(took(START, null, START.plusSeconds(40))).containsExactly("", "", "+40 s");
    }

    @Test
    void shouldSayNothingWhenNoTimeIsKnown() {
        assertThat(took(null, null)).containsExactly("", "");
    }

    private static List<String> took(@Nullable Instant... times) {
        List<Step> steps = new ArrayList<>();
        for (Instant at : times) {
            steps.add(new Step("step " + steps.size(), Step.State.DONE, null, at));
        }
        Deployment deployment = new Deployment(
                "ns",
                "d",
                null,
                "m",
                "vllm",
                null,
                Phase.RUNNING,
                null,
                1,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                steps);
        return Rollout.of(deployment, List.of()).stream()
                .map(Rollout.TimedStep::tookText)
                .toList();
    }
}
