package io.dynamote.events;

/** A sample that does not hold to its contract. Has no stack trace: a bad producer sends many of them. */
public final class InvalidSampleException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;

    private final String field;
    private final String value;
    private final String expected;

    /**
     * Says what is wrong.
     *
     * @param field name of the field, or a place such as {@code byte 17}
     * @param value as it came, cut when it is long
     * @param expected begins with {@code must}
     */
    public InvalidSampleException(String field, String value, String expected) {
        super(field + " " + expected + ", not: " + cut(value), null, false, false);
        this.field = field;
        this.value = cut(value);
        this.expected = expected;
    }

    private static String cut(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    /** The field at fault. */
    public String field() {
        return field;
    }

    /** Its value, cut when it is long. */
    public String value() {
        return value;
    }

    /** What it must be. */
    public String expected() {
        return expected;
    }
}
