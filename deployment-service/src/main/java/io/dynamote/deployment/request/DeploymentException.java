package io.dynamote.deployment.request;

import java.time.Duration;
import java.util.List;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Why a request about deployments is refused. */
public abstract sealed class DeploymentException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private DeploymentException(
            String code, HttpStatus status, String title, @Nullable String detail, List<FieldError> errors) {
        super(code, status, title, detail, errors);
    }

    /** There is no such deployment, or no longer. */
    public static final class NotFound extends DeploymentException {
        private static final long serialVersionUID = 1L;

        public NotFound(DeploymentRef ref) {
            super(
                    "deployment_not_found",
                    HttpStatus.NOT_FOUND,
                    "There is no such deployment",
                    "There is no deployment " + ref.name() + " in namespace " + ref.namespace() + ".",
                    List.of());
        }
    }

    /** The deployment exists, the revision does not. */
    public static final class RevisionNotFound extends DeploymentException {
        private static final long serialVersionUID = 1L;

        public RevisionNotFound(DeploymentRef ref, int revision) {
            super(
                    "revision_not_found",
                    HttpStatus.NOT_FOUND,
                    "There is no such revision",
                    "Deployment " + ref + " has no revision " + revision + ".",
                    List.of());
        }
    }

    /** A deployment of Dynamote bears the name. */
    static final class NameTaken extends DeploymentException {
        private static final long serialVersionUID = 1L;

        NameTaken(DeploymentRef ref) {
            super(
                    "name_taken",
                    HttpStatus.CONFLICT,
                    "The name is taken",
                    "There is a deployment " + ref.name() + " in namespace " + ref.namespace()
                            + ". Choose another name, or delete it first.",
                    List.of(new FieldError("name", ref.name().value(), "must be free in the namespace")));
        }
    }

    /** Something that Dynamote did not make bears the name. */
    static final class NameTakenInCluster extends DeploymentException {
        private static final long serialVersionUID = 1L;

        NameTakenInCluster(DeploymentRef ref) {
            super(
                    "name_taken_in_cluster",
                    HttpStatus.CONFLICT,
                    "The name is taken in the cluster",
                    "A DynamoGraphDeployment " + ref + " exists in the cluster and was not made by Dynamote."
                            + " Choose another name.",
                    List.of(new FieldError("name", ref.name().value(), "must be free in the cluster")));
        }
    }

    /** The models have not been read since the start, so that none can be told from an unknown one. */
    static final class CatalogUnknown extends DeploymentException {
        private static final long serialVersionUID = 1L;

        CatalogUnknown() {
            super(
                    "catalog_unknown",
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The model catalog has not been read yet",
                    "This service has not yet read the model catalog from Kafka, so it cannot check the model."
                            + " Nothing was changed; try again in a few seconds.",
                    List.of());
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(5);
        }
    }
}
