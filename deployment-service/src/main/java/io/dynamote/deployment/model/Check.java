package io.dynamote.deployment.model;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Guards of the compact constructors. */
final class Check {

    private Check() {}

    static void that(boolean holds, String what, String expectation, @Nullable Object value) {
        if (!holds) {
            throw new InvalidValueException(what, expectation, value);
        }
    }

    /** The length is checked before the pattern, so that no pattern ever runs over a hostile megabyte. */
    static void text(String what, String value, int longest, Pattern pattern, String expectation) {
        that(
                value.length() <= longest && pattern.matcher(value).matches(),
                what,
                "must be " + expectation + " of at most " + longest + " characters",
                value);
    }

    static void range(String what, long value, long least, long most) {
        that(value >= least && value <= most, what, "must be between " + least + " and " + most, value);
    }
}
