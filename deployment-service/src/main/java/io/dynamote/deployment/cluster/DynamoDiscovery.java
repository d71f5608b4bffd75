package io.dynamote.deployment.cluster;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.schema.PublishedCrd;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Finds out what the cluster serves of Dynamo: from its CRD, or, where that may not be read, from the API group. */
@Singleton
final class DynamoDiscovery {

    private static final String CRD =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + Kinds.PLURAL + "." + ApiVersion.GROUP;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    private final ObjectMapper json;

    DynamoDiscovery(KubernetesClient client, ObjectMapper json) {
        this.client = client;
        this.json = json;
    }

    /** @throws KubernetesClientException if the cluster does not answer */
    DynamoApi discover() {
        try {
            String crd = client.raw(CRD);
            return crd == null ? DynamoApi.ABSENT : DynamoApi.of(PublishedCrd.of(json.readTree(crd)));
        } catch (JsonProcessingException e) {
            throw new KubernetesClientException("the CRD of DynamoGraphDeployment is not JSON", e);
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case NOT_FOUND -> DynamoApi.ABSENT;
                case FORBIDDEN -> announced();
                default -> throw e;
            };
        }
    }

    private DynamoApi announced() {
        APIGroup group = client.getApiGroup(ApiVersion.GROUP);
        if (group == null) {
            return DynamoApi.ABSENT;
        }
        Set<ApiVersion> served = group.getVersions().stream()
                .map(GroupVersionForDiscovery::getVersion)
                .map(ApiVersion::byId)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        // The newest version comes first in discovery; the stored one is not told, so the older one is the safe guess.
        @Nullable ApiVersion stored = served.contains(ApiVersion.V1ALPHA1) ? ApiVersion.V1ALPHA1 : ApiVersion.V1BETA1;
        return DynamoApi.of(served, stored);
    }
}
