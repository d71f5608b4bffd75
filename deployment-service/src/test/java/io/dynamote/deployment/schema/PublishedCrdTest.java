package io.dynamote.deployment.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamote.deployment.manifest.ManifestDefaults;
import io.dynamote.deployment.manifest.ManifestRenderer;
import io.dynamote.deployment.manifest.ManifestRequest;
import io.dynamote.deployment.manifest.ManifestTarget;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.Configurations;
import io.dynamote.deployment.model.RevisionNumber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The check against what Dynamo really publishes. */
class PublishedCrdTest {

    @Test
    void shouldPreferWhatEachOperatorStores() {
        assertThat(PublishedCrds.current().served()).isEqualTo(Set.of(ApiVersion.V1BETA1, ApiVersion.V1ALPHA1));
        assertThat(PublishedCrds.current().preferred()).contains(ApiVersion.V1BETA1);
        assertThat(PublishedCrds.legacy().served()).isEqualTo(Set.of(ApiVersion.V1ALPHA1));
        assertThat(PublishedCrds.legacy().preferred()).contains(ApiVersion.V1ALPHA1);
    }

    @Test
    void shouldKnowWhichOperatorsTakeARuntimeVersion() {
        assertThat(target(PublishedCrds.current(), ApiVersion.V1BETA1).runtimeVersionOverride())
                .isTrue();
        assertThat(target(PublishedCrds.current(), ApiVersion.V1ALPHA1).runtimeVersionOverride())
                .isTrue();
        assertThat(target(PublishedCrds.legacy(), ApiVersion.V1ALPHA1).runtimeVersionOverride())
                .isFalse();
    }

    @Test
    void shouldFindAMisspeltFieldDeepInThePodTemplate() {
        ManifestSchema schema =
                PublishedCrds.current().schema(ApiVersion.V1BETA1).orElseThrow();
        Map<String, Object> container = Map.of("name", "main", "image", "x:1.0.0", "workdir", "/");
        Map<String, Object> manifest = Map.of(
                "apiVersion",
                "nvidia.com/v1beta1",
                "kind",
                "DynamoGraphDeployment",
                "metadata",
                Map.of("name", "x"),
                "spec",
                Map.of(
                        "components",
                        List.of(Map.of(
                                "name", "worker",
                                "type", "workers",
                                "podTemplate", Map.of("spec", Map.of("containers", List.of(container)))))));
        assertThat(schema.validate(manifest))
                .extracting(SchemaViolation::path)
                .containsExactly(
                        "spec.components[0].podTemplate.spec.containers[0].workdir", "spec.components[0].type");
    }

    @Test
    void shouldAcceptWhatIsRenderedForEachPublishedVersion() {
        assertAccepted(PublishedCrds.current(), ApiVersion.V1BETA1);
        assertAccepted(PublishedCrds.current(), ApiVersion.V1ALPHA1);
        assertAccepted(PublishedCrds.legacy(), ApiVersion.V1ALPHA1);
    }

    private static void assertAccepted(PublishedCrd crd, ApiVersion version) {
        Map<String, Object> manifest = new ManifestRenderer(ManifestDefaults.STANDARD)
                .render(new ManifestRequest(
                        Configurations.split(1, 1), RevisionNumber.FIRST, "mira", target(crd, version)))
                .tree();
        assertThat(crd.schema(version).orElseThrow().validate(manifest)).isEmpty();
    }

    private static ManifestTarget target(PublishedCrd crd, ApiVersion version) {
        return ManifestTarget.of(version, crd.schema(version).orElseThrow()::declares);
    }
}
