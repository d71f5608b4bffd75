package io.dynamote.deployment.cluster;

import java.time.Duration;
import java.util.List;

import io.dynamote.deployment.model.Namespace;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster, and how much of it.
 *
 * @param kubeconfig file to read; null for the usual places, or the service account when running in a cluster
 * @param context of the kubeconfig; null for its current one
 * @param masterUrl address of an API server that asks for no credentials; wins over any kubeconfig
 * @param simulated whether that cluster is a simulation, which is shown to everyone
 * @param namespaces to watch; empty for all
 * @param heartbeat how often the API server is asked whether it is there
 */
@ConfigurationProperties("dynamote.cluster")
public record ClusterProperties(
        @Nullable String kubeconfig,
        @Nullable String context,
        @Nullable String masterUrl,
        @Bindable(defaultValue = "false") boolean simulated,
        @Nullable List<String> namespaces,
        @Bindable(defaultValue = "2s") Duration heartbeat) {

    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(100);

    public ClusterProperties {
        namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
        namespaces.forEach(Namespace::new);
        if (masterUrl != null && !masterUrl.matches("https?://[^\\s/]+/?")) {
            throw new IllegalArgumentException(
                    "dynamote.cluster.master-url must be http(s)://host[:port], not: " + masterUrl);
        }
        if (heartbeat.compareTo(SHORTEST_HEARTBEAT) < 0) {
            throw new IllegalArgumentException("dynamote.cluster.heartbeat must be at least 100 ms, not: " + heartbeat);
        }
    }

    /** Whether only some namespaces are watched. */
    boolean isRestricted() {
        return namespaces != null && !namespaces.isEmpty();
    }
}
