package io.dynamote.deployment.configuration;

import io.dynamote.deployment.model.Namespace;
import io.dynamote.deployment.model.SecretName;
import io.dynamote.deployment.model.TeamName;

/**
 * Values of fields that a request leaves out and that the operator of Dynamote decides.
 *
 * @param namespace where deployments go
 * @param team who owns them
 * @param tokenSecret Secret with the key {@code HF_TOKEN}
 */
public record ConfigurationDefaults(Namespace namespace, TeamName team, SecretName tokenSecret) {

    /** What is true without any setting. */
    public static final ConfigurationDefaults STANDARD = new ConfigurationDefaults(
            new Namespace("dynamo-system"), new TeamName("default"), new SecretName("hf-token-secret"));
}
