package io.dynamote.web.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What the pages read of a deployment, from the API or from its state on Kafka. What is not known is null, never 0.
 *
 * @param verdict why it is in its phase; null before the first look
 * @param revision number of the desired revision
 * @param observedRevision newest revision that the cluster works on
 * @param stale whether the cluster may have changed since without being seen
 * @param steps steps of the rollout, empty if only its history tells them
 */
public record Deployment(
        String namespace,
        String name,
        @Nullable String team,
        String modelId,
        String engine,
        @Nullable String mode,
        Phase phase,
        @Nullable Verdict verdict,
        int revision,
        @Nullable Integer observedRevision,
        @Nullable Replicas replicas,
        List<Component> components,
        List<Condition> conditions,
        List<Pod> pods,
        @Nullable String frontendService,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        boolean stale,
        List<Step> steps) {

    public Deployment {
        components = known(components);
        conditions = known(conditions);
        pods = known(pods);
        steps = known(steps);
    }

    private static <T> List<T> known(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Why: a stable word, the reason in words, and since when. */
    public record Verdict(
            @Nullable String reason,
            @Nullable String message,
            @Nullable Instant since) {}

    /** Sums over the workers. */
    public record Replicas(int desired, @Nullable Integer ready) {}

    /** Counts of one component. */
    public record Component(
            String name,
            @Nullable String type,
            int desired,
            @Nullable Integer ready,
            @Nullable Integer updated) {

        /** Whether all wanted replicas of the newest revision are ready. */
        public boolean complete() {
            return Objects.equals(ready, desired) && Objects.equals(updated, desired);
        }
    }

    /** A condition of the DynamoGraphDeployment. */
    public record Condition(
            String type,
            String status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Instant lastTransitionTime) {}

    /** A pod. */
    public record Pod(
            String name,
            @Nullable String component,
            @Nullable String phase,
            boolean ready,
            int restarts,
            @Nullable String node,
            @Nullable String reason,
            @Nullable String message) {}

    /** {@code namespace/name}. */
    public String key() {
        return namespace + "/" + name;
    }

    /** The deployment as its state on Kafka tells it. */
    public static Deployment of(DeploymentState state) {
        return new Deployment(
                state.namespace(),
                state.name(),
                state.team(),
                state.modelId(),
                state.engine(),
                state.mode(),
                state.phase(),
                new Verdict(
                        state.verdict().reason(),
                        state.verdict().message(),
                        state.verdict().since()),
                state.revision(),
                state.observedRevision(),
                new Replicas(state.replicas().desired(), state.replicas().ready()),
                state.components().stream().map(Deployment::component).toList(),
                state.conditions().stream().map(Deployment::condition).toList(),
                state.pods().stream().map(Deployment::pod).toList(),
                state.frontendService(),
                state.createdAt(),
                state.createdBy(),
                false,
                List.of());
    }

    private static Component component(DeploymentState.Component from) {
        return new Component(from.name(), from.type(), from.desired(), from.ready(), from.updated());
    }

    private static Condition condition(DeploymentState.Condition from) {
        return new Condition(from.type(), from.status(), from.reason(), from.message(), from.lastTransitionTime());
    }

    private static Pod pod(DeploymentState.Pod from) {
        return new Pod(
                from.name(),
                from.component(),
                from.phase(),
                from.ready(),
                from.restarts(),
                from.node(),
                from.reason(),
                from.message());
    }
}
