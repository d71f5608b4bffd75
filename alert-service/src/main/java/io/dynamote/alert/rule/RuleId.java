package io.dynamote.alert.rule;

import java.util.regex.Pattern;

/**
 * Name of a rule that never changes, such as {@code host-memory-high}.
 *
 * @param value lower case letters, digits and hyphens, at most 63
 */
public record RuleId(String value) implements Comparable<RuleId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public RuleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 63 lower case letters, digits and hyphens, not: \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
