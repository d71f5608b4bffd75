package io.dynamote.deployment.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Version of the DynamoGraphDeployment API. */
public enum ApiVersion {
    V1BETA1("v1beta1"),
    V1ALPHA1("v1alpha1");

    /** API group of Dynamo. */
    public static final String GROUP = "nvidia.com";

    private final String version;

    ApiVersion(String version) {
        this.version = version;
    }

    /** The version alone, for example {@code v1beta1}. */
    public String version() {
        return version;
    }

    /** Value of {@code apiVersion} in a manifest, for example {@code nvidia.com/v1beta1}. */
    public String id() {
        return GROUP + "/" + version;
    }

    /** The version with this {@link #id()} or bare {@link #version()}. */
    public static Optional<ApiVersion> byId(String id) {
        return Arrays.stream(values())
                .filter(v -> v.id().equals(id) || v.version.equals(id))
                .findFirst();
    }

    /**
     * The version to write on a cluster. Operators before 1.5 serve v1beta1 but store v1alpha1 and refuse some v1beta1
     * objects at admission, so v1beta1 is preferred only where it is the stored version.
     *
     * @param served versions that the cluster's CRD serves
     * @param stored the version that it stores, null if unknown
     * @return empty if the cluster serves no version that Dynamote writes
     */
    public static Optional<ApiVersion> preferred(Set<ApiVersion> served, @Nullable ApiVersion stored) {
        if (served.contains(V1BETA1) && stored == V1BETA1) {
            return Optional.of(V1BETA1);
        }
        return served.contains(V1ALPHA1)
                ? Optional.of(V1ALPHA1)
                : served.stream().findFirst();
    }
}
