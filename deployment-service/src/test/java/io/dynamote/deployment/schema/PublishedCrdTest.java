package io.dynamote.deployment.schema;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
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
    void shouldCompileWithinSecondsAndCheckWithinMilliseconds() {
        JsonNode tree = PublishedCrds.tree();
        long start = System.nanoTime();
        PublishedCrd crd = PublishedCrd.of(tree);
        ManifestSchema schema = crd.schema(ApiVersion.V1BETA1).orElseThrow();
        Map<String, Object> manifest = new ManifestRenderer(ManifestDefaults.STANDARD)
                .render(new ManifestRequest(
                        Configurations.split(1, 1),
                        RevisionNumber.FIRST,
                        "mira",
                        ManifestTarget.current(ApiVersion.V1BETA1)))
                .tree();
        assertThat(schema.validate(manifest)).isEmpty();
        Duration first = Duration.ofNanos(System.nanoTime() - start);

        int rounds = 200;
        start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            assertThat(schema.validate(manifest)).isEmpty();
        }
        Duration each = Duration.ofNanos((System.nanoTime() - start) / rounds);
        System.out.printf("schema of both versions compiled and first used in %s, later checks %s each%n", first, each);
        assertThat(first).isLessThan(Duration.ofSeconds(5));
        assertThat(each).isLessThan(Duration.ofMillis(50));
    }

    private static ManifestTarget target(PublishedCrd crd, ApiVersion version) {
        return ManifestTarget.of(version, crd.schema(version).orElseThrow()::declares);
    }
}
