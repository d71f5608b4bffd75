package io.dynamote.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What has to be true of an object that is deleted.
 *
 * @param uid its uid; empty if any will do
 * @param resourceVersion its resource version; empty if any will do
 */
record Preconditions(String uid, String resourceVersion) {

    static final Preconditions NONE = new Preconditions("", "");

    /** Those of the options of a delete request. */
    static Preconditions of(JsonNode options) {
        JsonNode given = options.path("preconditions");
        return new Preconditions(
                given.path("uid").asText(""), given.path("resourceVersion").asText(""));
    }

    void require(ResourceType type, JsonNode object) {
        require(type, object, "UID", uid, object.at("/metadata/uid").asText());
        require(
                type,
                object,
                "ResourceVersion",
                resourceVersion,
                object.at("/metadata/resourceVersion").asText());
    }

    private static void require(ResourceType type, JsonNode object, String what, String wanted, String actual) {
        if (!wanted.isEmpty() && !wanted.equals(actual)) {
            throw ApiRefusal.conflict(
                    type,
                    Metadata.name(object),
                    "the %s in the precondition (%s) does not match the %s in record (%s). The object might have been %s"
                            .formatted(
                                    what,
                                    wanted,
                                    what,
                                    actual,
                                    what.equals("UID") ? "deleted and then recreated" : "modified"));
        }
    }
}
