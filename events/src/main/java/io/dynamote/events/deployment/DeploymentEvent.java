package io.dynamote.events.deployment;

import java.util.List;

import io.dynamote.events.EventPayload;
import org.jspecify.annotations.Nullable;

/** A fact about one deployment. Facts of one deployment are in order on their topic. */
public sealed interface DeploymentEvent extends EventPayload {

    /** Kubernetes namespace. */
    String namespace();

    /** Name of the DynamoGraphDeployment. */
    String name();

    /** Team that owns the deployment. */
    String team();

    /** Who caused the fact: a user's name, or {@code system} for what Dynamote found out or did by itself. */
    String actor();

    @Override
    default String key() {
        return namespace() + "/" + name();
    }

    /**
     * Someone asked for a change and it passed every check that needs no cluster.
     *
     * @param action {@code create} or {@code delete}
     * @param reason why, in the words of the actor
     */
    record Requested(
            String namespace,
            String name,
            String team,
            String actor,
            String action,
            @Nullable String reason) implements DeploymentEvent {}

    /**
     * A configuration became an immutable revision.
     *
     * @param revision number, from 1, without gaps
     * @param modelId model that it serves
     * @param engine {@code vllm}, {@code sglang} or {@code trtllm}
     * @param mode {@code aggregated} or {@code disaggregated}
     * @param apiVersion of the rendered manifest, for example {@code nvidia.com/v1beta1}
     * @param manifestSha256 lower-case hexadecimal digest of the rendered manifest
     */
    record RevisionAccepted(
            String namespace,
            String name,
            String team,
            String actor,
            int revision,
            String modelId,
            String engine,
            String mode,
            String apiVersion,
            String manifestSha256)
            implements DeploymentEvent {}

    /**
     * The cluster accepted the manifest of a revision.
     *
     * @param generation {@code metadata.generation} that the cluster gave it
     */
    record Applied(String namespace, String name, String team, String actor, int revision, long generation)
            implements DeploymentEvent {}

    /**
     * The cluster refused the manifest of a revision.
     *
     * @param message the refusal in words
     * @param errors the fields that were refused, as far as the cluster named them
     */
    record Rejected(
            String namespace,
            String name,
            String team,
            String actor,
            int revision,
            String message,
            List<FieldProblem> errors)
            implements DeploymentEvent {

        public Rejected {
            errors = List.copyOf(errors);
        }
    }

    /**
     * The verdict moved to another phase.
     *
     * @param from phase before; null for the first one
     * @param to phase now
     * @param reason stable word in CamelCase, for example {@code ImagePull}
     * @param message the reason in words
     */
    record PhaseChanged(
            String namespace,
            String name,
            String team,
            String actor,
            int revision,
            @Nullable Phase from,
            Phase to,
            String reason,
            String message)
            implements DeploymentEvent {}

    /** The deployment and its pods are gone from the cluster. */
    record Deleted(String namespace, String name, String team, String actor, int revision) implements DeploymentEvent {}

    /**
     * One refused field.
     *
     * @param field path of the field
     * @param message what was expected
     */
    record FieldProblem(String field, String message) {}
}
