package io.dynamote.telemetry.scrape;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster the frontends run in; the same settings as those of deployment-service.
 *
 * @param kubeconfig file to read; null for the usual places, or the service account when running in a cluster
 * @param context of the kubeconfig; null for its current one
 * @param masterUrl address of an API server that asks for no credentials; wins over any kubeconfig
 */
@ConfigurationProperties("dynamote.cluster")
public record ClusterAccess(
        @Nullable String kubeconfig,
        @Nullable String context,
        @Nullable String masterUrl) {

    public ClusterAccess {
        if (masterUrl != null && !masterUrl.matches("https?://[^\\s/]+/?")) {
            throw new IllegalArgumentException(
                    "dynamote.cluster.master-url must be http(s)://host[:port], not: " + masterUrl);
        }
    }

    /** Whether a cluster is named here; else it is the one around this process, if there is one. */
    boolean isNamed() {
        return masterUrl != null || kubeconfig != null;
    }
}
