package io.dynamote.deployment.manifest;

import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.RevisionNumber;

/**
 * What to render.
 *
 * @param configuration what the person decided
 * @param revision its number; kept in an annotation, by which the live object tells which revision it is
 * @param requestedBy who asked for it; kept in an annotation
 * @param target API to write for
 */
public record ManifestRequest(
        DeploymentConfiguration configuration, RevisionNumber revision, String requestedBy, ManifestTarget target) {}
