package io.dynamote.telemetry.deployment;

import java.util.Map;

import io.dynamote.events.deployment.Phase;
import io.dynamote.events.signal.DeploymentVariables;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabel;
import io.dynamote.events.signal.Variable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeploymentSignalsTest {

    @Test
    void shouldHaveEachFigureOrSayWhyNot() {
        Signal signal = DeploymentSignals.of(
                Deployments.pending("chat", 3)
                        .deploying("LoadingModel", null, 2)
                        .at(10),
                Deployments.second(70));
        assertThat(signal.key()).isEqualTo("deployment/ns/chat");
        assertThat(signal.values())
                .containsEntry(DeploymentVariables.RUNNING, 0.0)
                .containsEntry(DeploymentVariables.FAILED, 0.0)
                .containsEntry(DeploymentVariables.DESIRED_REPLICAS, 2.0)
                .containsEntry(DeploymentVariables.RESTARTS, 3.0)
                .containsEntry(DeploymentVariables.SECONDS_IN_PHASE, 60.0);
        assertThat(signal.unavailable()).containsOnlyKeys(DeploymentVariables.READY_REPLICAS);
        assertThat(SignalKind.DEPLOYMENT.variables())
                .extracting(Variable::name)
                .allMatch(name -> signal.values().containsKey(name)
                        || signal.unavailable().containsKey(name));
        assertThat(SignalKind.DEPLOYMENT.labels())
                .extracting(SignalLabel::name)
                .containsExactlyInAnyOrderElementsOf(signal.labels().keySet());
        assertThat(signal.labels())
                .containsEntry("phase", "Deploying")
                .containsEntry("reason", "LoadingModel")
                .containsEntry("team", "search")
                .containsEntry("model", "Qwen/Qwen3-0.6B")
                .containsEntry("revision", "3");
    }

    @Test
    void shouldTellStalledFromFailed() {
        Signal stalled = DeploymentSignals.of(
                Deployments.pending("chat", 1).in(Phase.FAILED, "Stalled").at(0), Deployments.second(1));
        Signal failed = DeploymentSignals.of(
                Deployments.pending("chat", 1).in(Phase.FAILED, "CrashLoop").at(0), Deployments.second(1));
        assertThat(stalled.values())
                .containsEntry(DeploymentVariables.STALLED, 1.0)
                .containsEntry(DeploymentVariables.FAILED, 1.0);
        assertThat(failed.values())
                .containsEntry(DeploymentVariables.STALLED, 0.0)
                .containsEntry(DeploymentVariables.FAILED, 1.0);
    }

    @Test
    void shouldSayOfTrafficWhoseItIs() {
        assertThat(DeploymentSignals.labelsOfTraffic(
                        Deployments.pending("chat", 3).at(10)))
                .isEqualTo(Map.of("team", "search", "model", "Qwen/Qwen3-0.6B", "revision", "3"));
    }
}
