package io.dynamote.deployment.schema;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.model.ApiVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster says about its DynamoGraphDeployment API in its CustomResourceDefinition.
 *
 * @param schemas by served version; versions that Dynamote does not write are left out
 * @param stored the stored version, null if Dynamote does not write it
 */
public record PublishedCrd(
        Map<ApiVersion, ManifestSchema> schemas, @Nullable ApiVersion stored) {

    public PublishedCrd {
        schemas = Collections.unmodifiableMap(new EnumMap<>(schemas));
    }

    /**
     * Reads and compiles.
     *
     * @param crd a CustomResourceDefinition of {@code apiextensions.k8s.io/v1}
     */
    public static PublishedCrd of(JsonNode crd) {
        Map<ApiVersion, ManifestSchema> schemas = new EnumMap<>(ApiVersion.class);
        @Nullable ApiVersion stored = null;
        for (JsonNode version : crd.path("spec").path("versions")) {
            Optional<ApiVersion> known = ApiVersion.byId(version.path("name").asText());
            if (known.isEmpty()) {
                continue;
            }
            if (version.path("served").asBoolean()) {
                schemas.put(
                        known.get(),
                        ManifestSchema.compile(version.path("schema").path("openAPIV3Schema")));
            }
            if (version.path("storage").asBoolean()) {
                stored = known.get();
            }
        }
        return new PublishedCrd(schemas, stored);
    }

    /** Versions that are served and that Dynamote can write. */
    public Set<ApiVersion> served() {
        return schemas.keySet();
    }

    /** The schema of a version, if it is served. */
    public Optional<ManifestSchema> schema(ApiVersion version) {
        return Optional.ofNullable(schemas.get(version));
    }

    /** The version to write; empty if the cluster serves none that Dynamote writes. */
    public Optional<ApiVersion> preferred() {
        return ApiVersion.preferred(served(), stored);
    }
}
