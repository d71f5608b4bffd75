package io.dynamote.showcase;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The simulated cluster of this process, as a portal that stands on it has to describe it. An address alone proves nothing:
 * 127.0.0.1 is another machine for everybody. So the portal must also be told to show a simulation, and must have heard
 * from the cluster itself a version that no other one has.
 *
 * @param portal that is asked, for messages
 * @param address of the API server, as the portal's services have it
 * @param version of Kubernetes that it tells, and no other
 */
record OwnCluster(URI portal, URI address, String version) {

    private static final String SIMULATED = "+simulated";

    /**
     * What the portal's word means.
     *
     * @param status its answer to {@code GET /api/cluster/status}
     */
    Judgement judge(JsonNode status) {
        String server = status.path("server").asText().replaceFirst("/$", "");
        String found = status.path("version").asText("");
        if (server.isEmpty()) {
            return new Judgement.NotYet("it does not say on which cluster it stands");
        }
        if (!server.equals(address.toString())) {
            return foreign("stands on the cluster at " + server);
        }
        if (!status.path("simulated").asBoolean()) {
            return foreign("calls the cluster at " + server + " a real one (dynamote.cluster.simulated is false)");
        }
        if (!status.path("connected").asBoolean()) {
            return new Judgement.NotYet(
                    "it does not reach the cluster: " + status.path("message").asText());
        }
        if (!found.contains(SIMULATED)) {
            return foreign("reaches a cluster at " + server + " that is none of ours: Kubernetes " + found);
        }
        // After a restart of this process the portal knows the former cluster until its next heartbeat.
        return found.equals(version)
                ? new Judgement.Own()
                : new Judgement.NotYet("it reaches a simulated cluster of version " + found + ", expected " + version);
    }

    private Judgement foreign(String what) {
        return new Judgement.Foreign(
                "The portal %s %s; expected the simulated one of this process, %s with version %s. It is told nothing."
                        .formatted(portal, what, address, version));
    }
}
