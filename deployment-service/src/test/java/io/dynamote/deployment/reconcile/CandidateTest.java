package io.dynamote.deployment.reconcile;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.cluster.DynamoApi;
import io.dynamote.deployment.configuration.ConfigurationReader;
import io.dynamote.deployment.manifest.ManifestDefaults;
import io.dynamote.deployment.manifest.ManifestRenderer;
import io.dynamote.deployment.manifest.ManifestRequest;
import io.dynamote.deployment.manifest.ManifestTarget;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.schema.PublishedCrd;
import io.dynamote.deployment.store.Revision;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CandidateTest {

    private static final ManifestRenderer THEN = renderer("1.5.0");
    /** Settings may have changed since the revision was accepted. */
    private static final ManifestRenderer NOW = renderer("1.6.1");

    private static final DynamoApi BOTH =
            new DynamoApi(List.of(ApiVersion.V1BETA1, ApiVersion.V1ALPHA1), ApiVersion.V1BETA1, null);
    private static final DynamoApi OLD = new DynamoApi(List.of(ApiVersion.V1ALPHA1), ApiVersion.V1ALPHA1, null);

    @Test
    void shouldSendTheStoredManifestByteForByte() throws JsonProcessingException {
        Revision revision = revision(ApiVersion.V1BETA1, false);

        assertThat(Candidate.of(revision, BOTH, NOW)).isEqualTo(new Candidate(ApiVersion.V1BETA1, revision.manifest()));
        assertThat(Candidate.of(revision(ApiVersion.V1ALPHA1, false), BOTH, NOW).version())
                .as("an older version that is still served")
                .isEqualTo(ApiVersion.V1ALPHA1);
    }

    @Test
    void shouldRenderAnewForAClusterThatWasOnlyAssumed() throws JsonProcessingException {
        Candidate candidate = Candidate.of(revision(ApiVersion.V1BETA1, true), OLD, NOW);

        assertThat(candidate.version()).isEqualTo(ApiVersion.V1ALPHA1);
        assertThat(candidate.yaml()).contains("nvidia.com/v1alpha1").contains("services:");
    }

    @Test
    void shouldRenderAnewWhenAVersionIsServedNoLonger() throws JsonProcessingException {
        assertThat(Candidate.of(revision(ApiVersion.V1BETA1, false), OLD, NOW).version())
                .isEqualTo(ApiVersion.V1ALPHA1);
    }

    @Test
    void shouldTellWhatTheSchemaRefuses() throws JsonProcessingException {
        JsonNode crd = new ObjectMapper().readTree("""
                {"spec": {"versions": [{"name": "v1beta1", "served": true, "storage": true, "schema":
                  {"openAPIV3Schema": {"type": "object", "properties": {"spec": {"type": "object",
                    "required": ["flavour"], "x-kubernetes-preserve-unknown-fields": true}}}}}]}}""");
        DynamoApi picky = new DynamoApi(List.of(ApiVersion.V1BETA1), ApiVersion.V1BETA1, PublishedCrd.of(crd));
        KubernetesSerialization serialization = new KubernetesSerialization();

        assertThat(Candidate.of(revision(ApiVersion.V1BETA1, false), picky, NOW).violations(picky, serialization))
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).isEqualTo("spec.flavour"));
        assertThat(Candidate.of(revision(ApiVersion.V1BETA1, false), BOTH, NOW).violations(BOTH, serialization))
                .as("the schema is not known")
                .isEmpty();
    }

    private static Revision revision(ApiVersion version, boolean assumed) throws JsonProcessingException {
        JsonNode configuration = new ObjectMapper()
                .readTree("{\"name\": \"chat\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"}");
        String manifest = THEN.render(new ManifestRequest(
                        ConfigurationReader.readStored(configuration),
                        RevisionNumber.FIRST,
                        "ada",
                        ManifestTarget.current(version)))
                .yaml();
        return new Revision(
                RevisionNumber.FIRST, configuration, version, assumed, manifest, "ab12", "ada", null, Instant.EPOCH);
    }

    private static ManifestRenderer renderer(String release) {
        return new ManifestRenderer(new ManifestDefaults("nvcr.io/nvidia/ai-dynamo", release));
    }
}
