package io.dynamote.embedded.cluster.life;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How long the steps of a pod take. Workers pull large images and load weights; frontends are quick. A little different
 * for each pod, and the same for the same name.
 *
 * @param pull pulling the image
 * @param load from the start of the container to its first successful probe
 */
record Pace(Duration pull, Duration load) {

    static Pace of(JsonNode pod) {
        boolean frontend = pod.path("metadata")
                .path("labels")
                .path(Labels.COMPONENT_TYPE)
                .asText()
                .equals("frontend");
        int jitter = Math.floorMod(pod.at("/metadata/name").asText().hashCode(), 1_000);
        return frontend
                ? new Pace(Duration.ofMillis(1_500 + jitter), Duration.ofMillis(1_500 + jitter))
                : new Pace(Duration.ofMillis(3_000 + 2L * jitter), Duration.ofMillis(4_000 + 2L * jitter));
    }
}
