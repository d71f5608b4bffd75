package io.dynamote.embedded.cluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What lies behind the API server: Services and pods that answer and containers that log. */
public interface ClusterInside {

    /**
     * Answers a request that came through the proxy.
     *
     * @throws ApiRefusal when there is no such Service or pod, or nothing that answers there
     */
    ProxyAnswer proxy(ProxyRequest request);

    /** The log of a pod's container, oldest line first; of the one before the last restart if asked for that. */
    String log(ObjectNode pod, boolean previous);
}
