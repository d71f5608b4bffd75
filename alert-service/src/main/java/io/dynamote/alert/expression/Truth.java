package io.dynamote.alert.expression;

/** What a condition says of a signal. */
public enum Truth {
    /** It holds. */
    TRUE,
    /** It does not hold. */
    FALSE,
    /** It cannot be told: a figure that it turns on is unavailable. */
    UNKNOWN,
    /** It could not be evaluated. */
    FAILED;

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case FAILED -> FAILED;
        };
    }
}
