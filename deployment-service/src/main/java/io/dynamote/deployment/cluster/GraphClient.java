package io.dynamote.deployment.cluster;

import java.util.Objects;

import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.DeploymentRef;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The calls that change the cluster, and the one look that must not come from a cache. */
@Singleton
public class GraphClient {

    private static final String FIELD_MANAGER = "dynamote";

    private final KubernetesClient client;

    GraphClient(KubernetesClient client) {
        this.client = client;
    }

    /** Asks whether the cluster would take a manifest, admission included; changes nothing. */
    public Answer rehearse(ApiVersion version, String manifest) {
        return apply(version, manifest, true);
    }

    /** Hands a manifest over by server-side apply. Doing it again changes nothing. */
    public Answer apply(ApiVersion version, String manifest) {
        return apply(version, manifest, false);
    }

    private Answer apply(ApiVersion version, String manifest, boolean rehearsal) {
        GenericKubernetesResource wanted =
                client.getKubernetesSerialization().unmarshal(manifest, GenericKubernetesResource.class);
        Resource<GenericKubernetesResource> resource = client.genericKubernetesResources(Kinds.graphs(version))
                .inNamespace(wanted.getMetadata().getNamespace())
                .resource(wanted);
        try {
            return new Answer.Accepted(resource.dryRun(rehearsal)
                    .fieldManager(FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply());
        } catch (KubernetesClientException e) {
            return RefusalReader.read(e);
        }
    }

    /** Whether the graph exists, asked of the cluster itself. */
    public boolean exists(ApiVersion version, DeploymentRef ref) {
        return graph(version, ref).get() != null;
    }

    /**
     * Deletes a graph in the background: foreground deletion is known to hang (ai-dynamo/dynamo#8204). One that someone
     * else made is left alone.
     *
     * @param version to speak; null if the cluster serves none, so that there can be no graph
     * @return whether nothing of it is left, pods included
     * @throws KubernetesClientException if the cluster does not answer
     */
    public boolean remove(@Nullable ApiVersion version, DeploymentRef ref) {
        GenericKubernetesResource there =
                version == null ? null : graph(version, ref).get();
        if (there == null) {
            return !hasPods(ref);
        }
        if (ClusterView.isForeign(there)) {
            return true;
        }
        if (there.getMetadata().getDeletionTimestamp() == null) {
            graph(Objects.requireNonNull(version), ref)
                    .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                    .delete();
        }
        return false;
    }

    private Resource<GenericKubernetesResource> graph(ApiVersion version, DeploymentRef ref) {
        return client.genericKubernetesResources(Kinds.graphs(version))
                .inNamespace(ref.namespace().value())
                .withName(ref.name().value());
    }

    private boolean hasPods(DeploymentRef ref) {
        return !client.pods()
                .inNamespace(ref.namespace().value())
                .withLabel(Kinds.DEPLOYMENT_LABEL, ref.name().value())
                .list(new ListOptionsBuilder().withLimit(1L).build())
                .getItems()
                .isEmpty();
    }
}
