package io.dynamote.alert.rule;

import java.util.Locale;

/** How bad it is. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Somebody should look in working hours. */
    WARNING,
    /** Somebody should look now. */
    CRITICAL;

    /** The severity of a word. */
    public static Severity of(String word) {
        for (Severity severity : values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("must be info, warning or critical");
    }

    /** The word in files, labels and APIs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
