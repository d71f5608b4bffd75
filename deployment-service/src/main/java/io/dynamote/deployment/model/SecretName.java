package io.dynamote.deployment.model;

import java.util.regex.Pattern;

/**
 * Name of a Kubernetes Secret in the deployment's namespace.
 *
 * @param value an RFC 1123 subdomain
 */
public record SecretName(String value) {

    private static final Pattern PATTERN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    public SecretName {
        Check.text("secret name", value, 253, PATTERN, "a Secret name of lower-case letters, digits, hyphens and dots");
    }

    @Override
    public String toString() {
        return value;
    }
}
