package io.dynamote.embedded.cluster.api;

/**
 * One kind of object in one version, as paths and discovery name it.
 *
 * @param group API group; empty for the core group
 * @param version version within the group
 * @param plural name in paths
 * @param kind name in objects
 * @param namespaced whether objects live in a namespace
 * @param statusSubresource whether {@code status} is written through its own path only
 */
public record ResourceType(
        String group, String version, String plural, String kind, boolean namespaced, boolean statusSubresource) {

    public static final ResourceType NAMESPACE = core("namespaces", "Namespace", false, true);
    public static final ResourceType NODE = core("nodes", "Node", false, true);
    public static final ResourceType POD = core("pods", "Pod", true, true);
    public static final ResourceType SERVICE = core("services", "Service", true, true);
    public static final ResourceType EVENT = core("events", "Event", true, false);
    public static final ResourceType SECRET = core("secrets", "Secret", true, false);
    public static final ResourceType CONFIG_MAP = core("configmaps", "ConfigMap", true, false);
    public static final ResourceType QUOTA = core("resourcequotas", "ResourceQuota", true, true);
    public static final ResourceType CLAIM = core("persistentvolumeclaims", "PersistentVolumeClaim", true, true);
    public static final ResourceType DEPLOYMENT =
            new ResourceType("apps", "v1", "deployments", "Deployment", true, true);
    public static final ResourceType LEASE =
            new ResourceType("coordination.k8s.io", "v1", "leases", "Lease", true, false);
    public static final ResourceType DEFINITION = new ResourceType(
            "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false, true);

    private static ResourceType core(String plural, String kind, boolean namespaced, boolean statusSubresource) {
        return new ResourceType("", "v1", plural, kind, namespaced, statusSubresource);
    }

    /** A DynamoGraphDeployment in one of its versions. */
    public static ResourceType graph(String version) {
        return new ResourceType("nvidia.com", version, "dynamographdeployments", "DynamoGraphDeployment", true, true);
    }

    /** The value of {@code apiVersion} in objects. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
