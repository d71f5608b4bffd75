package io.dynamote.deployment.manifest;

import java.util.List;
import java.util.SortedMap;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.ImageReference;
import io.dynamote.deployment.model.Resources;
import io.dynamote.deployment.model.SecretName;
import io.dynamote.deployment.model.Toleration;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as components with containers, before it is laid out in the fields of one API version.
 *
 * @param ref identity
 * @param annotations sorted by key
 * @param components frontend first
 */
record Graph(DeploymentRef ref, SortedMap<String, String> annotations, List<Component> components) {

    /**
     * One component.
     *
     * @param role what it does
     * @param replicas how many
     * @param image of its main container
     * @param runtimeVersion release of Dynamo in the image, where the operator cannot tell; null where it can
     * @param tokenSecret Secret whose keys become environment variables
     * @param environment variables by name
     * @param worker what only workers have; null for the frontend
     */
    record Component(
            Role role,
            int replicas,
            ImageReference image,
            @Nullable String runtimeVersion,
            SecretName tokenSecret,
            SortedMap<String, String> environment,
            @Nullable Worker worker) {}

    /**
     * The part of a component that runs an engine.
     *
     * @param workingDirectory in the container
     * @param command program
     * @param arguments its arguments, already escaped for Kubernetes
     * @param resources of one replica
     * @param ephemeralStorage requested quantity, null for none
     * @param nodeSelector labels of its nodes
     * @param tolerations of its pods
     */
    record Worker(
            String workingDirectory,
            List<String> command,
            List<String> arguments,
            Resources resources,
            @Nullable String ephemeralStorage,
            SortedMap<String, String> nodeSelector,
            List<Toleration> tolerations) {}
}
