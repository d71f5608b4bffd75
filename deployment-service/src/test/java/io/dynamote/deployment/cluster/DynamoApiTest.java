package io.dynamote.deployment.cluster;

import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.manifest.ManifestTarget;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.schema.PublishedCrd;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DynamoApiTest {

    @Test
    void shouldNotBeInstalledWithoutAVersionThatDynamoteWrites() {
        assertThat(DynamoApi.ABSENT.isInstalled()).isFalse();
        assertThat(DynamoApi.ABSENT.target()).isEmpty();
        assertThat(DynamoApi.of(EnumSet.noneOf(ApiVersion.class), null).isInstalled())
                .isFalse();
    }

    @Test
    void shouldListTheNewestVersionFirst() {
        DynamoApi api = DynamoApi.of(Set.of(ApiVersion.V1ALPHA1, ApiVersion.V1BETA1), ApiVersion.V1BETA1);

        assertThat(api.versions()).containsExactly(ApiVersion.V1BETA1, ApiVersion.V1ALPHA1);
        assertThat(api.preferred()).isEqualTo(ApiVersion.V1BETA1);
        assertThat(api.schema(ApiVersion.V1BETA1)).as("the CRD is not known").isEmpty();
    }

    @Test
    void shouldWriteTheStoredVersionOfOperatorsThatServeBoth() throws JsonProcessingException {
        DynamoApi older = DynamoApi.of(crd("v1alpha1", false));
        DynamoApi newer = DynamoApi.of(crd("v1beta1", true));

        assertThat(older.preferred()).isEqualTo(ApiVersion.V1ALPHA1);
        assertThat(newer.preferred()).isEqualTo(ApiVersion.V1BETA1);
    }

    @Test
    void shouldOnlySendWhatTheSchemaDeclares() throws JsonProcessingException {
        assertThat(DynamoApi.of(crd("v1beta1", false)).target())
                .contains(new ManifestTarget(ApiVersion.V1BETA1, false));
        assertThat(DynamoApi.of(crd("v1beta1", true)).target()).contains(new ManifestTarget(ApiVersion.V1BETA1, true));
        assertThat(DynamoApi.ABSENT.target(ApiVersion.V1BETA1))
                .as("an unknown schema is taken for the newest")
                .isEqualTo(ManifestTarget.current(ApiVersion.V1BETA1));
    }

    private static PublishedCrd crd(String stored, boolean runtimeVersion) throws JsonProcessingException {
        String field = runtimeVersion ? "\"runtimeVersionOverride\": {\"type\": \"string\"}" : "";
        return PublishedCrd.of(
                new ObjectMapper().readTree("""
                {"spec": {"versions": [
                  {"name": "v1beta1", "served": true, "storage": %s, "schema": {"openAPIV3Schema": {"type": "object",
                    "properties": {"spec": {"type": "object", "properties": {"components": {"type": "array",
                      "items": {"type": "object", "properties": {%s}}}}}}}}},
                  {"name": "v1alpha1", "served": true, "storage": %s,
                    "schema": {"openAPIV3Schema": {"type": "object"}}}]}}""".formatted(stored.equals("v1beta1"), field, stored.equals("v1alpha1"))));
    }
}
