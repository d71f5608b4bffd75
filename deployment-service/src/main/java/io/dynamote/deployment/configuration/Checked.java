package io.dynamote.deployment.configuration;

import java.util.function.Function;

import io.dynamote.deployment.model.InvalidValueException;

/** Conversions whose refusals fit beside a form field: the expectation alone, as the value already stands there. */
final class Checked {

    private Checked() {}

    static <T, R> Function<T, R> by(Function<T, R> conversion) {
        return value -> {
            try {
                return conversion.apply(value);
            } catch (InvalidValueException e) {
                throw new IllegalArgumentException(e.expectation(), e);
            }
        };
    }

    static String expectation(IllegalArgumentException refusal) {
        return refusal instanceof InvalidValueException invalid
                ? invalid.expectation()
                : String.valueOf(refusal.getMessage());
    }
}
