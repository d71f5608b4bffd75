package io.dynamote.deployment.manifest;

import java.util.function.Predicate;

import io.dynamote.deployment.model.ApiVersion;

/**
 * The API of the cluster that a manifest is for.
 *
 * @param apiVersion version to write
 * @param runtimeVersionOverride whether its CRD has the field of that name, which older operators do not know
 */
public record ManifestTarget(ApiVersion apiVersion, boolean runtimeVersionOverride) {

    /**
     * A version as one cluster serves it.
     *
     * @param declares whether its schema names a field, given as {@code spec.components[].image}
     */
    public static ManifestTarget of(ApiVersion apiVersion, Predicate<String> declares) {
        String component = switch (apiVersion) {
            case V1BETA1 -> "spec.components[].";
            case V1ALPHA1 -> "spec.services.*.";
        };
        return new ManifestTarget(apiVersion, declares.test(component + "runtimeVersionOverride"));
    }

    /** A version as the newest operators serve it. */
    public static ManifestTarget current(ApiVersion apiVersion) {
        return new ManifestTarget(apiVersion, true);
    }
}
