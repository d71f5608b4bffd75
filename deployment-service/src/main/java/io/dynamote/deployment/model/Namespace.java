package io.dynamote.deployment.model;

import java.util.regex.Pattern;

/**
 * Name of a Kubernetes namespace.
 *
 * @param value an RFC 1123 label
 */
public record Namespace(String value) implements Comparable<Namespace> {

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    public Namespace {
        Check.text("namespace", value, 63, PATTERN, "a namespace of lower-case letters, digits and inner hyphens");
    }

    @Override
    public int compareTo(Namespace other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
