package io.dynamote.deployment.cluster;

import io.dynamote.deployment.model.ApiVersion;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** Names of Dynamo's kind and of the labels by which its parts are found. */
final class Kinds {

    static final String PLURAL = "dynamographdeployments";
    static final String KIND = "DynamoGraphDeployment";
    static final String DEPLOYMENT_LABEL = "nvidia.com/dynamo-graph-deployment-name";
    static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";
    static final String MANAGED_BY = "dynamote";

    private Kinds() {}

    static ResourceDefinitionContext graphs(ApiVersion version) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(ApiVersion.GROUP)
                .withVersion(version.version())
                .withKind(KIND)
                .withPlural(PLURAL)
                .withNamespaced(true)
                .build();
    }
}
