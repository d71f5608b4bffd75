package io.dynamote.deployment.settings;

import java.time.Duration;

import io.dynamote.deployment.configuration.ConfigurationDefaults;
import io.dynamote.deployment.manifest.ManifestDefaults;
import io.dynamote.deployment.model.Namespace;
import io.dynamote.deployment.model.SecretName;
import io.dynamote.deployment.model.TeamName;
import io.dynamote.deployment.verdict.Deadlines;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of deployments. Wrong ones stop the start, with the key and what was expected.
 *
 * @param defaultNamespace where deployments go that name none
 * @param defaultTeam who owns deployments that name none
 * @param defaultTokenSecret Secret with the key {@code HF_TOKEN} of deployments that name none
 * @param imageRegistry registry and folder of Dynamo's runtime images
 * @param dynamoRelease release of Dynamo whose images are used
 * @param firstApplyWait how long an answer to a create waits for the cluster's word, at most 10 s
 * @param operatorDeadline after which an operator that does not act is called stalled
 * @param rolloutDeadline after which a rollout that is not ready is called stalled
 */
@ConfigurationProperties("dynamote.deployment")
public record DeploymentProperties(
        @Bindable(defaultValue = "dynamo-system") String defaultNamespace,
        @Bindable(defaultValue = "default") String defaultTeam,
        @Bindable(defaultValue = "hf-token-secret") String defaultTokenSecret,
        @Bindable(defaultValue = "nvcr.io/nvidia/ai-dynamo") String imageRegistry,
        @Bindable(defaultValue = "1.5.0") String dynamoRelease,
        @Bindable(defaultValue = "2s") Duration firstApplyWait,
        @Bindable(defaultValue = "5m") Duration operatorDeadline,
        @Bindable(defaultValue = "45m") Duration rolloutDeadline) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    public DeploymentProperties {
        if (firstApplyWait.isNegative() || firstApplyWait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "dynamote.deployment.first-apply-wait must be 0 to 10 s, not: " + firstApplyWait);
        }
        var _ = new ConfigurationDefaults(
                new Namespace(defaultNamespace), new TeamName(defaultTeam), new SecretName(defaultTokenSecret));
        var _ = new ManifestDefaults(imageRegistry, dynamoRelease);
        var _ = new Deadlines(operatorDeadline, rolloutDeadline);
    }

    /** Values of fields that a request leaves out. */
    public ConfigurationDefaults configurationDefaults() {
        return new ConfigurationDefaults(
                new Namespace(defaultNamespace), new TeamName(defaultTeam), new SecretName(defaultTokenSecret));
    }

    ManifestDefaults manifestDefaults() {
        return new ManifestDefaults(imageRegistry, dynamoRelease);
    }

    /** When slow becomes stalled. */
    public Deadlines deadlines() {
        return new Deadlines(operatorDeadline, rolloutDeadline);
    }
}
