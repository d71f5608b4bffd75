package io.dynamote.deployment.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.dynamote.deployment.manifest.ManifestTarget;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.schema.ManifestSchema;
import io.dynamote.deployment.schema.PublishedCrd;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster serves of Dynamo.
 *
 * @param versions of DynamoGraphDeployment, newest first; empty if Dynamo is not installed
 * @param preferred the one to write; null if it serves none that Dynamote writes
 * @param definition the CRD; null if it may not be read
 */
public record DynamoApi(
        List<ApiVersion> versions,
        @Nullable ApiVersion preferred,
        @Nullable PublishedCrd definition) {

    /** A cluster without Dynamo. */
    public static final DynamoApi ABSENT = new DynamoApi(List.of(), null, null);

    public DynamoApi {
        versions = List.copyOf(versions);
    }

    static DynamoApi of(PublishedCrd definition) {
        return new DynamoApi(
                ordered(definition.served()), definition.preferred().orElse(null), definition);
    }

    /** Of a cluster that does not let its CRD be read. */
    static DynamoApi of(Set<ApiVersion> served, @Nullable ApiVersion announced) {
        return new DynamoApi(
                ordered(served), ApiVersion.preferred(served, announced).orElse(null), null);
    }

    private static List<ApiVersion> ordered(Set<ApiVersion> served) {
        return Arrays.stream(ApiVersion.values()).filter(served::contains).toList();
    }

    /** Whether deployments can be made. */
    public boolean isInstalled() {
        return preferred != null;
    }

    /** What to render for; empty if Dynamo is not installed. */
    public Optional<ManifestTarget> target() {
        return Optional.ofNullable(preferred).map(this::target);
    }

    /** What to render for in this version, as far as this cluster tells. */
    public ManifestTarget target(ApiVersion version) {
        return schema(version)
                .map(schema -> ManifestTarget.of(version, schema::declares))
                .orElseGet(() -> ManifestTarget.current(version));
    }

    /** The schema of a version, if the cluster serves it and shows it. */
    public Optional<ManifestSchema> schema(ApiVersion version) {
        return Optional.ofNullable(definition).flatMap(crd -> crd.schema(version));
    }
}
