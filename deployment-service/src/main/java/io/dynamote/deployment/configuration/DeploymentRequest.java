package io.dynamote.deployment.configuration;

import io.dynamote.deployment.model.DeploymentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A wanted configuration and why it is wanted.
 *
 * @param configuration checked
 * @param reason in the words of who asks, at most 500 characters; null if not given
 */
public record DeploymentRequest(
        DeploymentConfiguration configuration, @Nullable String reason) {}
