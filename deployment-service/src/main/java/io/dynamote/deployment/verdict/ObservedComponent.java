package io.dynamote.deployment.verdict;

import org.jspecify.annotations.Nullable;

/**
 * Counts of one component in the status; a count that the cluster leaves out is null, never 0.
 *
 * @param replicas pods of any revision
 * @param updated pods of the newest revision
 * @param ready absent for a PodCliqueScalingGroup
 * @param available absent for a PodClique and a LeaderWorkerSet
 */
public record ObservedComponent(
        @Nullable Integer replicas,
        @Nullable Integer updated,
        @Nullable Integer ready,
        @Nullable Integer available) {

    /** Nothing is known. */
    static final ObservedComponent UNKNOWN = new ObservedComponent(null, null, null, null);

    /** What counts as ready: {@code ready}, else {@code available}, else unknown. */
    @Nullable
    Integer readyOrAvailable() {
        return ready != null ? ready : available;
    }
}
