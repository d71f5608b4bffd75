package io.dynamote.deployment.verdict;

import java.time.Instant;

import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.RevisionNumber;
import org.jspecify.annotations.Nullable;

/**
 * What should be in the cluster.
 *
 * @param configuration of the newest accepted revision
 * @param number its number
 * @param acceptedAt when it was accepted here
 * @param appliedAt when the cluster took it; null before that
 * @param refusal the cluster's words if it refused this revision, else null
 * @param deleting whether the deployment is to go instead
 */
public record DesiredRevision(
        DeploymentConfiguration configuration,
        RevisionNumber number,
        Instant acceptedAt,
        @Nullable Instant appliedAt,
        @Nullable String refusal,
        boolean deleting) {

    /** Since when the cluster could have been working on it. */
    Instant startedAt() {
        return appliedAt == null ? acceptedAt : appliedAt;
    }
}
