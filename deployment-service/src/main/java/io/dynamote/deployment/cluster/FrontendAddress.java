package io.dynamote.deployment.cluster;

import io.dynamote.deployment.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Where Dynamote reaches a frontend: by the cluster's own names when it runs inside, through the API server's service
 * proxy otherwise.
 */
@Singleton
public final class FrontendAddress {

    private static final int PORT = 8000;

    private final boolean inside;
    private final String server;

    @Inject
    FrontendAddress(
            ClusterProperties properties,
            KubernetesClient client,
            @Nullable @Value("${kubernetes.service.host:}") String serviceHost) {
        this(
                properties.masterUrl() == null
                        && properties.kubeconfig() == null
                        && serviceHost != null
                        && !serviceHost.isEmpty(),
                client.getMasterUrl().toString());
    }

    FrontendAddress(boolean inside, String server) {
        this.inside = inside;
        this.server = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    }

    /** Base address of the OpenAI-compatible API behind a Service. */
    public String of(Namespace namespace, String service) {
        return inside
                ? "http://" + service + "." + namespace + ".svc:" + PORT
                : server + "/api/v1/namespaces/" + namespace + "/services/" + service + ":" + PORT + "/proxy";
    }
}
