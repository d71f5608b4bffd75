package io.dynamote.deployment.cluster;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The connection to the cluster as it is now.
 *
 * @param connected whether the API server answered the last time it was asked
 * @param server its address
 * @param version of Kubernetes; null before the first answer
 * @param dynamo what it serves of Dynamo; null before it was found out
 * @param lastContact when it last answered; null before the first answer
 * @param problem why it is not connected, in words; null if it is
 */
public record ClusterState(
        boolean connected,
        String server,
        @Nullable String version,
        @Nullable DynamoApi dynamo,
        @Nullable Instant lastContact,
        @Nullable String problem) {

    static ClusterState initial(String server) {
        return new ClusterState(false, server, null, null, null, "not asked yet");
    }

    ClusterState answered(String kubernetes, @Nullable DynamoApi found, Instant now) {
        return new ClusterState(true, server, kubernetes, found, now, null);
    }

    ClusterState lost(String reason) {
        return new ClusterState(false, server, version, dynamo, lastContact, reason);
    }

    /** Whether deployments can be handed over now. */
    public boolean isUsable() {
        return connected && dynamo != null && dynamo.isInstalled();
    }
}
