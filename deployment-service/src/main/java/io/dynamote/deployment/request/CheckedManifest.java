package io.dynamote.deployment.request;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.cluster.DynamoApi;
import io.dynamote.deployment.manifest.Manifest;
import io.dynamote.deployment.manifest.ManifestRenderer;
import io.dynamote.deployment.manifest.ManifestRequest;
import io.dynamote.deployment.manifest.ManifestTarget;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.schema.SchemaViolation;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Renders for the cluster as it is known, which asks nobody.
 */
@Singleton
class CheckedManifest {

    /**
     * A manifest and what the cluster's schema says to it.
     *
     * @param manifest rendered
     * @param targetAssumed whether the cluster's API is not known, so that the newest was assumed
     * @param violations of the cluster's schema; empty if there are none, or if it is not known
     */
    record Rendered(Manifest manifest, boolean targetAssumed, List<SchemaViolation> violations) {}

    private static final ApiVersion NEWEST = ApiVersion.V1BETA1;

    private final ClusterConnection cluster;
    private final ManifestRenderer renderer;
    private final ObjectMapper json;

    CheckedManifest(ClusterConnection cluster, ManifestRenderer renderer, ObjectMapper json) {
        this.cluster = cluster;
        this.renderer = renderer;
        this.json = json;
    }

    /**
     * Renders.
     *
     * @param forced version to write, whatever the cluster prefers; null for the cluster's choice
     */
    Rendered render(
            DeploymentConfiguration configuration,
            RevisionNumber revision,
            String author,
            @Nullable ApiVersion forced) {
        DynamoApi dynamo = Objects.requireNonNullElse(cluster.current().dynamo(), DynamoApi.ABSENT);
        Optional<ManifestTarget> known = forced == null ? dynamo.target() : Optional.of(dynamo.target(forced));
        ManifestTarget target = known.orElseGet(() -> ManifestTarget.current(NEWEST));
        Manifest manifest = renderer.render(new ManifestRequest(configuration, revision, author, target));
        JsonNode tree = json.valueToTree(manifest.tree());
        List<SchemaViolation> violations = dynamo.schema(manifest.apiVersion())
                .map(schema -> schema.validate(tree))
                .orElse(List.of());
        return new Rendered(manifest, known.isEmpty(), violations);
    }
}
