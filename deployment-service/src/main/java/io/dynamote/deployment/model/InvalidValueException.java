package io.dynamote.deployment.model;

import org.jspecify.annotations.Nullable;

/** A value that its type refuses. Says what was expected, so that a form can show it beside the field. */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN_CHARACTERS = 80;

    private final String what;
    private final String expectation;
    private final String shownValue;

    /**
     * @param what kind of value, for example {@code deployment name}
     * @param expectation what would have been right, starting with "must"
     * @param value the refused value; shown escaped and shortened
     */
    InvalidValueException(String what, String expectation, @Nullable Object value) {
        super(what + " " + expectation + ", not: " + shown(value));
        this.what = what;
        this.expectation = expectation;
        this.shownValue = shown(value);
    }

    /** What kind of value was refused, for example {@code deployment name}. */
    public String what() {
        return what;
    }

    /** The refused value, control characters escaped, shortened. */
    public String shownValue() {
        return shownValue;
    }

    /** What would have been right, starting with "must". */
    public String expectation() {
        return expectation;
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(SHOWN_CHARACTERS)
                .forEach(c ->
                        shown.append(Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c)));
        return text.codePointCount(0, text.length()) > SHOWN_CHARACTERS ? shown + "…" : shown.toString();
    }
}
