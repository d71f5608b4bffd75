package io.dynamote.deployment.cluster;

import java.util.List;
import java.util.Objects;

import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * Tells a no from a not now. Admission of newer operators answers 422 with causes, of older ones 403 with plain text
 * (ai-dynamo/dynamo#10419); 400 is what the API server says to a manifest that it cannot read.
 */
final class RefusalReader {

    private static final String NAMESPACE_FIELD = "namespace";

    private RefusalReader() {}

    static Answer read(KubernetesClientException e) {
        return switch (e.getCode()) {
            case 400, 403, 413, 415, 422 -> refused(e);
            case 404 ->
                isNamespaceMissing(e)
                        ? new Answer.Refused(
                                ClusterFault.message(e),
                                List.of(new FieldProblem(
                                        NAMESPACE_FIELD, "must be a namespace that exists in the cluster")))
                        : new Answer.Undecided("The cluster does not know DynamoGraphDeployments of this version.");
            default -> new Answer.Undecided(ClusterFault.words(e));
        };
    }

    private static boolean isNamespaceMissing(KubernetesClientException e) {
        Status status = e.getStatus();
        return status != null
                && status.getDetails() != null
                && "namespaces".equals(status.getDetails().getKind());
    }

    private static Answer refused(KubernetesClientException e) {
        Status status = e.getStatus();
        List<StatusCause> causes = status == null || status.getDetails() == null
                ? List.of()
                : status.getDetails().getCauses();
        List<FieldProblem> errors = causes.stream()
                .map(cause -> new FieldProblem(
                        Objects.requireNonNullElse(cause.getField(), ""),
                        Objects.requireNonNullElse(cause.getMessage(), "")))
                .toList();
        return new Answer.Refused(ClusterFault.message(e), errors);
    }
}
