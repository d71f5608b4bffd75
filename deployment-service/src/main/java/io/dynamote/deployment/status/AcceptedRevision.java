package io.dynamote.deployment.status;

import java.time.Instant;

import io.dynamote.deployment.model.DeploymentConfiguration;

/**
 * What a judgement needs of a revision.
 *
 * @param configuration that was accepted
 * @param at when
 */
public record AcceptedRevision(DeploymentConfiguration configuration, Instant at) {}
