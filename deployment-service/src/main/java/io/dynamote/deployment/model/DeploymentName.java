package io.dynamote.deployment.model;

import java.util.regex.Pattern;

/**
 * Name of a DynamoGraphDeployment. Service names and label values are made from it by the operator, which is why it is
 * shorter and stricter than Kubernetes alone would ask for (ADR 0020).
 *
 * @param value at most 30 lower-case letters, digits and inner hyphens, starting with a letter
 */
public record DeploymentName(String value) implements Comparable<DeploymentName> {

    /** Longest name in characters. */
    public static final int LONGEST = 30;

    private static final Pattern PATTERN = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    public DeploymentName {
        Check.text(
                "deployment name",
                value,
                LONGEST,
                PATTERN,
                "a name of lower-case letters, digits and inner hyphens that starts with a letter,");
    }

    @Override
    public int compareTo(DeploymentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
