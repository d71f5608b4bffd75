package io.dynamote.web.health;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The cluster as deployment-service last described it.
 *
 * @param connected whether deployment-service reaches it
 * @param server address of its API
 * @param version of Kubernetes
 * @param simulated whether it is the simulated one
 * @param dynamo what of Dynamo is installed
 * @param lastContact when it last answered; null if it never has
 */
public record ClusterReport(
        boolean connected,
        @Nullable String server,
        @Nullable String version,
        boolean simulated,
        @Nullable Dynamo dynamo,
        @Nullable Instant lastContact) {

    /**
     * NVIDIA Dynamo in the cluster.
     *
     * @param installed whether its resource definition is there
     * @param versions served API versions, newest first
     */
    public record Dynamo(boolean installed, @Nullable List<String> versions) {}

    boolean looksLike(ClusterReport other) {
        boolean sameContact = connected || Objects.equals(lastContact, other.lastContact);
        return connected == other.connected
                && simulated == other.simulated
                && sameContact
                && Objects.equals(server, other.server)
                && Objects.equals(version, other.version)
                && Objects.equals(dynamo, other.dynamo);
    }
}
