package io.dynamote.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What an object says it is has to be what the path of the request says. */
final class Identity {

    private Identity() {}

    static void requireKind(ResourceType type, JsonNode object) {
        if (!object.path("kind").asText().equals(type.kind())
                || !object.path("apiVersion").asText().equals(type.apiVersion())) {
            throw ApiRefusal.badRequest("the object is %s of %s, expected %s of %s"
                    .formatted(
                            object.path("kind").asText("nothing"),
                            object.path("apiVersion").asText("nothing"),
                            type.kind(),
                            type.apiVersion()));
        }
    }

    static void requireName(String name, JsonNode object) {
        if (!Metadata.name(object).equals(name)) {
            throw ApiRefusal.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
                    .formatted(Metadata.name(object), name));
        }
    }

    /** An object without a namespace takes that of the path. */
    static void requireNamespace(String namespace, JsonNode object) {
        String own = Metadata.namespace(object);
        if (!own.isEmpty() && !own.equals(namespace)) {
            throw ApiRefusal.badRequest("the namespace of the object (%s) does not match the namespace on the URL (%s)"
                    .formatted(own, namespace));
        }
    }
}
