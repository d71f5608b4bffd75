package io.dynamote.deployment.reconcile;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.cluster.DynamoApi;
import io.dynamote.deployment.configuration.ConfigurationReader;
import io.dynamote.deployment.manifest.Manifest;
import io.dynamote.deployment.manifest.ManifestRenderer;
import io.dynamote.deployment.manifest.ManifestRequest;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.schema.SchemaViolation;
import io.dynamote.deployment.store.Revision;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * The manifest of a revision for the cluster as it is.
 *
 * @param version that it is written in
 * @param yaml the text
 */
record Candidate(ApiVersion version, String yaml) {

    /**
     * The stored manifest, byte for byte, unless the cluster's API was not known when it was rendered and turned out to
     * be another, or is served no longer.
     *
     * @param dynamo what the cluster serves, which must be installed
     */
    static Candidate of(Revision revision, DynamoApi dynamo, ManifestRenderer renderer) {
        boolean fits = !revision.targetAssumed() && dynamo.versions().contains(revision.apiVersion());
        if (fits) {
            return new Candidate(revision.apiVersion(), revision.manifest());
        }
        Manifest anew = renderer.render(new ManifestRequest(
                ConfigurationReader.readStored(revision.configuration()),
                revision.number(),
                revision.author(),
                dynamo.target().orElseThrow()));
        return new Candidate(anew.apiVersion(), anew.yaml());
    }

    /** What the cluster's own schema refuses in it; empty if nothing, or if the schema is not known. */
    List<SchemaViolation> violations(DynamoApi dynamo, KubernetesSerialization serialization) {
        return dynamo.schema(version)
                .map(schema -> schema.validate(serialization.unmarshal(yaml, JsonNode.class)))
                .orElse(List.of());
    }
}
