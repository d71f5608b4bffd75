package io.dynamote.telemetry.deployment;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.EventCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import io.dynamote.events.signal.DeploymentVariables;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabels;
import io.dynamote.runtime.kafka.ConsumerLags;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.telemetry.signal.SignalSource;
import io.dynamote.telemetry.traffic.DeploymentLabels;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signals of the deployments of {@code dynamote.deployments}, and what signals of their traffic say of them. */
@Singleton
final class DeploymentSignals implements SignalSource, DeploymentLabels {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentSignals.class);

    private final Map<String, DeploymentState> deployments = new ConcurrentHashMap<>();
    private final TopicTail tail;

    DeploymentSignals(KafkaProperties kafka, ConsumerLags lags, Clock clock) {
        this.tail = TopicTail.start(kafka, List.of(Topics.DEPLOYMENTS.name()), this::take, clock, lags);
    }

    private void take(ReceivedRecord record) {
        try {
            EventCodec.decode(new EncodedEvent(record.topic(), record.key(), record.headers(), record.value()))
                    .ifPresent(event -> {
                        if (event.data() instanceof DeploymentState state) {
                            deployments.put(event.key(), state);
                        } else {
                            deployments.remove(event.key());
                        }
                    });
        } catch (UnreadableEventException e) {
            LOG.atWarn()
                    .addKeyValue("deployment", record.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("its state cannot be read");
        }
    }

    @Override
    public List<Signal> signals(Instant now) {
        return deployments.values().stream().map(state -> of(state, now)).toList();
    }

    @Override
    public Map<String, String> find(String deployment) {
        DeploymentState state = deployments.get(deployment);
        return state == null ? Map.of() : labelsOfTraffic(state);
    }

    static Map<String, String> labelsOfTraffic(DeploymentState state) {
        return Map.of(
                SignalLabels.TEAM, state.team(),
                SignalLabels.MODEL, state.modelId(),
                SignalLabels.REVISION, Integer.toString(state.revision()));
    }

    /** The signal of one deployment. */
    static Signal of(DeploymentState state, Instant now) {
        Map<String, Double> values = new HashMap<>();
        Map<String, String> unavailable = new HashMap<>();
        values.put(DeploymentVariables.RUNNING, flag(state.phase() == Phase.RUNNING));
        values.put(DeploymentVariables.FAILED, flag(state.phase() == Phase.FAILED));
        values.put(
                DeploymentVariables.STALLED,
                flag(state.phase() == Phase.FAILED && state.verdict().reason().equals("Stalled")));
        values.put(
                DeploymentVariables.DESIRED_REPLICAS, (double) state.replicas().desired());
        if (state.replicas().ready() == null) {
            unavailable.put(DeploymentVariables.READY_REPLICAS, "unknown to the operator");
        } else {
            values.put(
                    DeploymentVariables.READY_REPLICAS, state.replicas().ready().doubleValue());
        }
        values.put(DeploymentVariables.RESTARTS, (double)
                state.pods().stream().mapToInt(DeploymentState.Pod::restarts).sum());
        double inPhase = (now.toEpochMilli() - state.verdict().since().toEpochMilli()) / 1e3;
        values.put(DeploymentVariables.SECONDS_IN_PHASE, Math.max(0, inPhase));
        return new Signal(SignalKind.DEPLOYMENT, state.key(), now, labels(state), values, unavailable);
    }

    private static double flag(boolean holds) {
        return holds ? 1 : 0;
    }

    private static Map<String, String> labels(DeploymentState state) {
        return Map.of(
                SignalLabels.NAMESPACE, state.namespace(),
                SignalLabels.NAME, state.name(),
                SignalLabels.TEAM, state.team(),
                SignalLabels.MODEL, state.modelId(),
                SignalLabels.ENGINE, state.engine(),
                SignalLabels.PHASE, word(state.phase()),
                SignalLabels.REASON, state.verdict().reason(),
                SignalLabels.REVISION, Integer.toString(state.revision()));
    }

    private static String word(Phase phase) {
        return switch (phase) {
            case PENDING -> "Pending";
            case DEPLOYING -> "Deploying";
            case RUNNING -> "Running";
            case FAILED -> "Failed";
            case TERMINATING -> "Terminating";
        };
    }

    @PreDestroy
    void close() {
        tail.close();
    }
}
