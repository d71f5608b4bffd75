package io.dynamote.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of the portal.
 *
 * @param defaultNamespace namespace that the deploy form suggests
 * @param defaultTokenSecret Secret with the Hugging Face token that the deploy form suggests
 * @param keepAlive pause between comments that keep a silent stream open
 * @param watchInterval pause between looks at the health of the services
 * @param warmUp time after the start in which a page that knows nothing yet says that it is loading
 * @param hosts names by which the portal is reached beside those of the machine itself, without port
 */
@ConfigurationProperties("dynamote.web")
public record WebProperties(
        @Bindable(defaultValue = "dynamo-system") String defaultNamespace,
        @Bindable(defaultValue = "hf-token-secret") String defaultTokenSecret,
        @Bindable(defaultValue = "15s") Duration keepAlive,
        @Bindable(defaultValue = "1s") Duration watchInterval,
        @Bindable(defaultValue = "15s") Duration warmUp,
        @Bindable(defaultValue = "") List<String> hosts) {

    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[a-z0-9_]([-a-z0-9_.]*[a-z0-9_])?");

    public WebProperties {
        if (!defaultNamespace.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "dynamote.web.default-namespace must be a Kubernetes namespace, not: " + defaultNamespace);
        }
        positive("keep-alive", keepAlive);
        positive("watch-interval", watchInterval);
        positive("warm-up", warmUp);
        hosts = hosts.stream()
                .filter(name -> !name.isBlank())
                .map(WebProperties::host)
                .toList();
    }

    private static String host(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(lower).matches()) {
            throw new IllegalArgumentException(
                    "dynamote.web.hosts must be host names without scheme and port, not: " + name);
        }
        return lower;
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("dynamote.web." + key + " must be longer than zero, not: " + value);
        }
    }
}
