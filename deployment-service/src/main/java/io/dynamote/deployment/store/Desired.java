package io.dynamote.deployment.store;

import java.util.Locale;

/** What a deployment is wanted to be. */
public enum Desired {
    /** In the cluster, as its newest revision says. */
    PRESENT,
    /** Gone from the cluster. */
    ABSENT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Desired byWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
