package io.dynamote.embedded.cluster.life;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.Yaml;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PodStatusTest {

    private static final String EARLY = "2026-11-20T12:00:00Z";
    private static final String LATER = "2026-11-20T12:00:10Z";

    private final ObjectNode pod = PodStatus.pending(Yaml.object(
            "{metadata: {name: p, namespace: ns, uid: u}, spec: {containers: [{name: main, image: 'vllm:1.0.0'}]}}"));

    @Test
    void shouldWaitForItsContainerOnceScheduled() {
        PodStatus.scheduled(pod, "gpu-node-1", "10.244.0.2", EARLY);

        assertThat(pod.at("/spec/nodeName").asText()).isEqualTo("gpu-node-1");
        assertThat(pod.at("/status/phase").asText()).isEqualTo("Pending");
        assertThat(waitingReason()).isEqualTo("ContainerCreating");
        assertThat(condition("PodScheduled")).isEqualTo("True");
        assertThat(condition("Ready")).isEqualTo("False");
        assertThat(PodStatus.isReady(pod)).isFalse();
    }

    @Test
    void shouldTurnFromUnschedulableToScheduled() {
        PodStatus.unschedulable(pod, "no node", EARLY);
        assertThat(condition("PodScheduled")).isEqualTo("False");

        PodStatus.scheduled(pod, "gpu-node-1", "10.244.0.2", LATER);

        assertThat(pod.at("/status/conditions/0"))
                .isEqualTo(Yaml.object("{type: PodScheduled, lastTransitionTime: '" + LATER + "', status: 'True'}"));
    }

    @Test
    void shouldKeepItsStartWhenItGetsReady() {
        PodStatus.scheduled(pod, "n", "ip", EARLY);
        PodStatus.running(pod, false, EARLY);
        assertThat(PodStatus.isReady(pod)).isFalse();

        PodStatus.running(pod, true, LATER);

        assertThat(pod.at("/status/containerStatuses/0/state/running/startedAt").asText())
                .isEqualTo(EARLY);
        assertThat(PodStatus.isReady(pod)).isTrue();
        assertThat(condition("Ready")).isEqualTo("True");
        assertThat(pod.at("/status/phase").asText()).isEqualTo("Running");
    }

    @Test
    void shouldRememberHowTheContainerEndedAndCountItsRestarts() {
        var crash = new Fate.Crashes(137, "OOMKilled", Duration.ofSeconds(3), List.of("one", "two"));
        PodStatus.running(pod, false, EARLY);

        PodStatus.terminated(pod, crash, LATER);
        assertThat(pod.at("/status/containerStatuses/0/state/terminated/exitCode")
                        .asInt())
                .isEqualTo(137);
        PodStatus.backingOff(pod, 10, LATER);

        assertThat(waitingReason()).isEqualTo("CrashLoopBackOff");
        assertThat(pod.at("/status/containerStatuses/0/state/waiting/message").asText())
                .isEqualTo("back-off 10s restarting failed container=main pod=p_ns(u)");
        assertThat(pod.at("/status/containerStatuses/0/lastState/terminated"))
                .isEqualTo(Yaml.object("""
                        {exitCode: 137, reason: OOMKilled, message: "one\\ntwo", startedAt: "%s", finishedAt: "%s"}""".formatted(EARLY, LATER)));

        PodStatus.restarted(pod, LATER);
        assertThat(PodStatus.restarts(pod)).isEqualTo(1);
        assertThat(pod.at("/status/containerStatuses/0/state/running/startedAt").asText())
                .isEqualTo(LATER);
        assertThat(pod.at("/status/containerStatuses/0/lastState").has("terminated"))
                .isTrue();
    }

    @Test
    void shouldBeFinishedWhenEvicted() {
        PodStatus.running(pod, true, EARLY);

        PodStatus.evicted(pod, "disk", LATER);

        assertThat(PodStatus.isFinished(pod)).isTrue();
        assertThat(PodStatus.isReady(pod)).isFalse();
        assertThat(pod.at("/status/reason").asText()).isEqualTo("Evicted");
    }

    private String waitingReason() {
        return pod.at("/status/containerStatuses/0/state/waiting/reason").asText();
    }

    private String condition(String type) {
        for (var condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText();
            }
        }
        return "";
    }
}
