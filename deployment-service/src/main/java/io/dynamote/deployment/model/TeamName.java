package io.dynamote.deployment.model;

import java.util.regex.Pattern;

/**
 * Name of the team that owns a deployment; also a label value.
 *
 * @param value lower-case letters, digits and inner hyphens
 */
public record TeamName(String value) {

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    public TeamName {
        Check.text("team", value, 63, PATTERN, "a team name of lower-case letters, digits and inner hyphens");
    }

    @Override
    public String toString() {
        return value;
    }
}
