package io.dynamote.alert.rule;

import java.util.Locale;

/** What a rule makes of a series of which nothing can be told. */
public enum NoDataPolicy {
    /** As if the condition did not hold: what Prometheus does. */
    OK,
    /** The state stays as it is. */
    KEEP,
    /** As if the condition held. */
    ALERT;

    /** The policy of a word. */
    public static NoDataPolicy of(String word) {
        for (NoDataPolicy policy : values()) {
            if (policy.word().equals(word)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("must be ok, keep or alert");
    }

    /** The word in files and APIs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
