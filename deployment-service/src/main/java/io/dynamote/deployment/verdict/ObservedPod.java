package io.dynamote.deployment.verdict;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A pod of a deployment.
 *
 * @param name pod name
 * @param component label {@code nvidia.com/dynamo-component}
 * @param workerHash label {@code nvidia.com/dynamo-worker-hash}, by which new workers differ from old ones; null if none
 * @param phase {@code status.phase}
 * @param ready condition {@code Ready}
 * @param terminating whether it has a deletion timestamp
 * @param node node that it is bound to, null before that
 * @param ip its address in the cluster's network, null before it has one
 * @param createdAt {@code metadata.creationTimestamp}
 * @param scheduledAt when it was bound to a node, null if not known
 * @param readyAt since when it is ready, null if it is not or not known
 * @param schedulingReason reason of a condition {@code PodScheduled} that is false, else null
 * @param schedulingMessage message of that condition
 * @param reason {@code status.reason}, for example {@code Evicted}
 * @param message {@code status.message}
 * @param containers init containers first
 */
public record ObservedPod(
        String name,
        String component,
        @Nullable String workerHash,
        String phase,
        boolean ready,
        boolean terminating,
        @Nullable String node,
        @Nullable String ip,
        Instant createdAt,
        @Nullable Instant scheduledAt,
        @Nullable Instant readyAt,
        @Nullable String schedulingReason,
        @Nullable String schedulingMessage,
        @Nullable String reason,
        @Nullable String message,
        List<ObservedContainer> containers) {

    public ObservedPod {
        containers = List.copyOf(containers);
    }

    int restarts() {
        return containers.stream().mapToInt(ObservedContainer::restarts).sum();
    }

    /** When the last of its containers started for the first time; null if the cluster no longer tells. */
    @Nullable
    Instant startedAt() {
        Instant latest = Instant.MIN;
        for (ObservedContainer container : containers) {
            @Nullable Instant at = container.startedAt();
            if (at == null) {
                return null;
            }
            latest = at.isAfter(latest) ? at : latest;
        }
        return containers.isEmpty() ? null : latest;
    }

    boolean hasStarted() {
        return ready || (!containers.isEmpty() && containers.stream().allMatch(ObservedContainer::hasStarted));
    }
}
