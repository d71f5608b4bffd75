package io.dynamote.telemetry.scrape;

import io.dynamote.events.traffic.FrontendReading;
import org.jspecify.annotations.Nullable;

/**
 * One pod of a frontend.
 *
 * @param namespace Kubernetes namespace
 * @param deployment {@code namespace/name}
 * @param team owner of the deployment
 * @param pod name of the pod
 * @param ip address of the pod; null before it has one
 */
record Target(
        String namespace,
        String deployment,
        String team,
        String pod,
        @Nullable String ip) {

    /** Under which its readings go. */
    String producer() {
        return FrontendReading.producer(deployment, pod);
    }
}
