package io.dynamote.web.deployment;

import java.util.Arrays;

import io.dynamote.events.deployment.Phase;
import io.dynamote.web.page.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusBadgeTest {

    @ParameterizedTest
    @EnumSource(Phase.class)
    void shouldGiveEachPhaseAWordAndAnIconBesideItsColour(Phase phase) {
        assertThat(StatusBadge.of(phase).word()).isEqualToIgnoringCase(phase.name());
        assertThat(StatusBadge.of(phase).icon()).isNotBlank();
    }

    @Test
    void shouldNotUseOneIconForTwoPhases() {
        assertThat(Arrays.stream(Phase.values())
                        .map(phase -> StatusBadge.of(phase).icon()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldShowOnlyRunningAsRunning() {
        assertThat(Arrays.stream(Phase.values())
                        .filter(phase -> StatusBadge.of(phase).tone() == Tone.RUNNING))
                .containsExactly(Phase.RUNNING);
    }

    @ParameterizedTest
    @CsvSource({
        "Running, true, , Ready, RUNNING",
        "Running, false, , Not ready, WARNING",
        "Pending, false, , Pending, WORKING",
        "Pending, false, ImagePullBackOff, Pending, FAILED",
        "Running, false, CrashLoopBackOff, Not ready, FAILED",
        "Failed, false, , Failed, FAILED",
        "Succeeded, false, Completed, Finished, UNKNOWN",
        "Unknown, false, , Unknown, UNKNOWN",
        ", false, , Unknown, UNKNOWN"
    })
    void shouldTellWhatIsWrongWithAPod(String phase, boolean ready, String reason, String word, Tone tone) {
        Deployment.Pod pod = new Deployment.Pod("p", "worker", phase, ready, 0, null, reason, null);
        assertThat(StatusBadge.ofPod(pod).word()).isEqualTo(word);
        assertThat(StatusBadge.ofPod(pod).tone()).isEqualTo(tone);
    }
}
