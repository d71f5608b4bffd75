package io.dynamote.web;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of the portal.
 *
 * @param defaultNamespace namespace that the deploy form suggests
 * @param defaultTokenSecret Secret with the Hugging Face token that the deploy form suggests
 * @param keepAlive pause between comments that keep a silent stream open
 * @param watchInterval pause between looks at the health of the services
 */
@ConfigurationProperties("dynamote.web")
public record WebProperties(
        @Bindable(defaultValue = "dynamo-system") String defaultNamespace,
        @Bindable(defaultValue = "hf-token-secret") String defaultTokenSecret,
        @Bindable(defaultValue = "15s") Duration keepAlive,
        @Bindable(defaultValue = "1s") Duration watchInterval) {

    public WebProperties {
        if (!defaultNamespace.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "dynamote.web.default-namespace must be a Kubernetes namespace, not: " + defaultNamespace);
        }
        positive("keep-alive", keepAlive);
        positive("watch-interval", watchInterval);
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("dynamote.web." + key + " must be longer than zero, not: " + value);
        }
    }
}
