package io.dynamote.deployment.api;

import io.dynamote.deployment.cluster.ClusterProperties;
import io.dynamote.deployment.cluster.FrontendAddress;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.events.deployment.DeploymentState;
import jakarta.inject.Singleton;

/**
 * Writes the commands. Every part of them is a Kubernetes name, or a served model name, whose characters mean nothing to
 * a shell between single quotes.
 */
@Singleton
class AccessInstructions {

    private static final String LOCAL = "http://localhost:8000";

    private final boolean simulated;
    private final FrontendAddress address;

    AccessInstructions(ClusterProperties cluster, FrontendAddress address) {
        this.simulated = cluster.simulated();
        this.address = address;
    }

    /** A real cluster is reached by kubectl, a simulated one, which kubectl need not know, by its API server. */
    AccessView of(Deployment row) {
        DeploymentState state = row.state();
        String service = state.frontendService();
        String base = simulated ? address.of(row.ref().namespace(), service) : LOCAL;
        String forward =
                simulated ? null : "kubectl -n " + state.namespace() + " port-forward svc/" + service + " 8000:8000";
        String model = state.servedModelName();
        return new AccessView(
                forward,
                chat(base, model),
                "curl -sS " + base + "/v1/models",
                base,
                model,
                simulated ? "The cluster is simulated: its frontends are reachable without a port-forward." : null);
    }

    private static String chat(String base, String model) {
        String body = "{\"model\": \"" + model + "\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}],"
                + " \"max_tokens\": 64}";
        return "curl -sS " + base + "/v1/chat/completions -H 'Content-Type: application/json' -d '" + body + "'";
    }
}
