package io.dynamote.alert.label;

/** Text that is no list of matchers. */
public final class MatcherSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int position;

    MatcherSyntaxException(int position, String expectation) {
        super("at character " + (position + 1) + ": " + expectation);
        this.position = position;
    }

    /** Where in the text the fault is, counted from 0. */
    public int position() {
        return position;
    }
}
