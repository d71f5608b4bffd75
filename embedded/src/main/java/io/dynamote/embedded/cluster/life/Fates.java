package io.dynamote.embedded.cluster.life;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ResourceType;

/** Decides what becomes of a pod: what its annotation asks for, else what its image and its secrets lead to. */
final class Fates {

    private static final String NOT_THERE = "does-not-exist";

    private final ObjectStore store;

    Fates(ObjectStore store) {
        this.store = store;
    }

    Fate of(JsonNode pod) {
        JsonNode annotations = pod.path("metadata").path("annotations");
        String image = pod.at("/spec/containers/0/image").asText();
        Optional<FailureScript> script =
                FailureScript.of(annotations.path(FailureScript.ANNOTATION).asText(""));
        if (script.isPresent()) {
            return script.get()
                    .fate(
                            image,
                            annotations.path(Labels.MODEL).asText("unknown"),
                            firstSecret(pod),
                            store.list(ResourceType.NODE, "").size());
        }
        if (image.contains(NOT_THERE)) {
            return new Fate.ImagePullFails(Messages.imageNotFound(image));
        }
        return missingSecret(pod).<Fate>map(Fate.SecretMissing::new).orElseGet(Fate.Healthy::new);
    }

    private Optional<String> missingSecret(JsonNode pod) {
        String namespace = pod.at("/metadata/namespace").asText();
        for (JsonNode source : pod.at("/spec/containers/0/envFrom")) {
            JsonNode reference = source.path("secretRef");
            String name = reference.path("name").asText("");
            if (!name.isEmpty()
                    && !reference.path("optional").asBoolean()
                    && store.get(ResourceType.SECRET, namespace, name).isEmpty()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static String firstSecret(JsonNode pod) {
        return pod.at("/spec/containers/0/envFrom/0/secretRef/name").asText("");
    }
}
