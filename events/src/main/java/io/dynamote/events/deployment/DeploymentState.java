package io.dynamote.events.deployment;

import java.time.Instant;
import java.util.List;

import io.dynamote.events.EventPayload;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as it stands now: what a list row, a page and a scraper need.
 *
 * @param namespace Kubernetes namespace
 * @param name name of the DynamoGraphDeployment
 * @param team team that owns it
 * @param modelId model of the catalog
 * @param servedModelName model name in requests to the frontend
 * @param engine {@code vllm}, {@code sglang} or {@code trtllm}
 * @param mode {@code aggregated} or {@code disaggregated}
 * @param phase where it stands
 * @param verdict why
 * @param revision number of the desired revision
 * @param observedRevision newest revision that the operator has acted on; null before the first
 * @param replicas sum over the worker components
 * @param components each component with its counts
 * @param conditions conditions of the DynamoGraphDeployment as last seen
 * @param pods its pods as last seen
 * @param frontendService name of the frontend's Service
 * @param endpoint base address of the OpenAI-compatible API as Dynamote reaches it, or null before it is known
 * @param metricsAddress address of the frontend's Prometheus metrics, or null before it is known
 * @param createdAt when it was first requested
 * @param createdBy who requested it first
 * @param updatedAt when anything in this record last changed
 */
public record DeploymentState(
        String namespace,
        String name,
        String team,
        String modelId,
        String servedModelName,
        String engine,
        String mode,
        Phase phase,
        Verdict verdict,
        int revision,
        @Nullable Integer observedRevision,
        Replicas replicas,
        List<Component> components,
        List<Condition> conditions,
        List<Pod> pods,
        String frontendService,
        @Nullable String endpoint,
        @Nullable String metricsAddress,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements EventPayload {

    public DeploymentState {
        components = List.copyOf(components);
        conditions = List.copyOf(conditions);
        pods = List.copyOf(pods);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }

    /**
     * Why the deployment is in its phase.
     *
     * @param reason stable word in CamelCase
     * @param message the reason in words
     * @param since when this reason began
     */
    public record Verdict(String reason, String message, Instant since) {}

    /**
     * Counts of worker replicas. An unknown count is null, never 0.
     *
     * @param desired wanted by the revision
     * @param ready passing their readiness probe
     * @param available ready for long enough to count as available
     */
    public record Replicas(
            int desired, @Nullable Integer ready, @Nullable Integer available) {}

    /**
     * One component of the graph. An unknown count is null, never 0.
     *
     * @param name as written in the manifest
     * @param type {@code frontend}, {@code worker}, {@code prefill} or {@code decode}
     * @param desired replicas wanted
     * @param ready replicas ready, old and new
     * @param updated replicas of the newest revision
     */
    public record Component(
            String name,
            String type,
            int desired,
            @Nullable Integer ready,
            @Nullable Integer updated) {}

    /** A Kubernetes condition, fields as in {@code metav1.Condition}. */
    public record Condition(
            String type,
            String status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Instant lastTransitionTime) {}

    /**
     * One pod.
     *
     * @param name pod name
     * @param component component it belongs to
     * @param phase {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}
     * @param ready whether all its containers are ready
     * @param restarts sum over its containers
     * @param node node it runs on, null before it is scheduled
     * @param reason the most telling waiting or terminated reason, null when all is well
     * @param message that reason in words
     * @param ip its address in the cluster's network, null before it has one
     */
    public record Pod(
            String name,
            String component,
            String phase,
            boolean ready,
            int restarts,
            @Nullable String node,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String ip) {

        /** A pod whose address is not known. */
        public Pod(
                String name,
                String component,
                String phase,
                boolean ready,
                int restarts,
                @Nullable String node,
                @Nullable String reason,
                @Nullable String message) {
            this(name, component, phase, ready, restarts, node, reason, message, null);
        }
    }
}
