package io.dynamote.deployment.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.configuration.ConfigurationReader;
import io.dynamote.deployment.manifest.ManifestDefaults;
import io.dynamote.deployment.manifest.ManifestRenderer;
import io.dynamote.deployment.manifest.ManifestRequest;
import io.dynamote.deployment.manifest.ManifestTarget;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;

/** What Dynamote hands over to clusters. */
public final class Manifests {

    private Manifests() {}

    /** A frontend and one worker, the first revision. */
    public static String of(DeploymentRef ref) {
        return of(configuration(ref), RevisionNumber.FIRST);
    }

    /** Any configuration. */
    public static String of(DeploymentConfiguration configuration, RevisionNumber revision) {
        return new ManifestRenderer(ManifestDefaults.STANDARD)
                .render(new ManifestRequest(configuration, revision, "ada", ManifestTarget.current(ApiVersion.V1BETA1)))
                .yaml();
    }

    /** One worker. */
    public static DeploymentConfiguration configuration(DeploymentRef ref) {
        try {
            return ConfigurationReader.readStored(
                    new ObjectMapper().readTree("""
                    {"name": "%s", "namespace": "%s", "team": "search", "modelId": "Qwen/Qwen3-0.6B",
                     "engine": "vllm", "mode": "aggregated", "replicas": 1}""".formatted(ref.name(), ref.namespace())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
