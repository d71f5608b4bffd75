package io.dynamote.alert.label;

/** How a label is compared. */
public enum MatchOperator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    NOT_MATCHES("!~");

    private final String text;

    MatchOperator(String text) {
        this.text = text;
    }

    /** The one that compares with a pattern or a text, and wants it or not. */
    public static MatchOperator of(boolean pattern, boolean wanted) {
        return pattern ? (wanted ? MATCHES : NOT_MATCHES) : (wanted ? EQUAL : NOT_EQUAL);
    }

    /** As it is written between name and value. */
    public String text() {
        return text;
    }

    /** Whether it takes a regular expression. */
    boolean isPattern() {
        return this == MATCHES || this == NOT_MATCHES;
    }

    /** Whether it wants what others do not. */
    boolean isNegative() {
        return this == NOT_EQUAL || this == NOT_MATCHES;
    }
}
