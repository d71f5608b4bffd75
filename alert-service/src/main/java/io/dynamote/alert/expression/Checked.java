package io.dynamote.alert.expression;

import java.util.List;

/**
 * The outcome of checking something that a person wrote.
 *
 * @param <T> what it is if it is right
 */
public sealed interface Checked<T> {

    /** It is right. */
    record Good<T>(T value) implements Checked<T> {}

    /** It has mistakes. */
    record Bad<T>(List<ExpressionError> errors) implements Checked<T> {

        public Bad {
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("errors must not be empty");
            }
            errors = List.copyOf(errors);
        }
    }

    /** The mistakes, none if it is right. */
    default List<ExpressionError> mistakes() {
        return switch (this) {
            case Good<T> _ -> List.of();
            case Bad<T>(List<ExpressionError> errors) -> errors;
        };
    }

    /**
     * The value of what is known to be right.
     *
     * @throws IllegalArgumentException with the first mistake if it is not
     */
    default T orThrow() {
        return switch (this) {
            case Good<T>(T value) -> value;
            case Bad<T>(List<ExpressionError> errors) ->
                throw new IllegalArgumentException(errors.getFirst().text());
        };
    }
}
