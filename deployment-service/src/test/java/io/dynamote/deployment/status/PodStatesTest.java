package io.dynamote.deployment.status;

import java.time.Instant;
import java.util.List;

import io.dynamote.deployment.verdict.ObservedContainer;
import io.dynamote.deployment.verdict.ObservedPod;
import io.dynamote.events.deployment.DeploymentState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PodStatesTest {

    private static final ObservedContainer WAITS =
            new ObservedContainer("main", false, 3, null, "CrashLoopBackOff", "back-off 40s", null);
    private static final ObservedContainer CRASHED = new ObservedContainer(
            "main", true, 1, null, null, null, new ObservedContainer.Exit(null, 1, Instant.EPOCH));

    @Test
    void shouldSayNothingOfAPodThatIsReady() {
        DeploymentState.Pod pod = shown(pod("a", true, false, null, CRASHED));

        assertThat(pod.reason()).isNull();
        assertThat(pod.restarts()).isEqualTo(1);
        assertThat(pod.ip()).isEqualTo("10.42.1.17");
    }

    @Test
    void shouldPreferWhatThePodItselfSays() {
        assertThat(shown(pod("a", false, false, "Evicted", WAITS)).reason()).isEqualTo("Evicted");
        assertThat(shown(pod("a", false, true, null, WAITS)).reason()).isEqualTo("Terminating");
    }

    @Test
    void shouldSayWhatAContainerWaitsFor() {
        DeploymentState.Pod pod = shown(pod("a", false, false, null, WAITS));

        assertThat(pod.reason()).isEqualTo("CrashLoopBackOff");
        assertThat(pod.message()).isEqualTo("back-off 40s");
    }

    @Test
    void shouldSayHowAContainerEnded() {
        DeploymentState.Pod pod = shown(pod("a", false, false, null, CRASHED));

        assertThat(pod.reason()).isEqualTo("Error");
        assertThat(pod.message()).isEqualTo("container main ended with exit code 1");
    }

    @Test
    void shouldSortByComponentAndName() {
        assertThat(PodStates.of(
                        List.of(pod("z", true, false, null), pod("a", true, false, null), pod("m", true, false, null))))
                .extracting(DeploymentState.Pod::name)
                .containsExactly("a", "m", "z");
    }

    private static DeploymentState.Pod shown(ObservedPod pod) {
        return PodStates.of(List.of(pod)).getFirst();
    }

    private static ObservedPod pod(
            String name, boolean ready, boolean terminating, @Nullable String reason, ObservedContainer... containers) {
        return new ObservedPod(
                name,
                "worker",
                null,
                "Running",
                ready,
                terminating,
                "gpu-1",
                "10.42.1.17",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                reason,
                null,
                List.of(containers));
    }
}
