package io.dynamote.contracts.compat;

import com.fasterxml.jackson.databind.JsonNode;

/** Versions that documents give themselves, {@code info.version}. */
final class Versions {

    private Versions() {}

    /** Whether the newer document says that it promises something else than the older one. */
    static boolean isMajorRaised(JsonNode older, JsonNode newer) {
        return major(newer) > major(older);
    }

    private static int major(JsonNode document) {
        String version = document.path("info").path("version").asText();
        try {
            return Integer.parseInt(version.replaceFirst("\\..*", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("info.version must be like 1.0, not: " + version, e);
        }
    }
}
