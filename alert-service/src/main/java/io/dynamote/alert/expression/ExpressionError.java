package io.dynamote.alert.expression;

import java.util.List;

/**
 * A mistake in an expression or a template.
 *
 * @param line of its place, counted from 1
 * @param column of its place, counted from 1 in characters
 * @param message what is wrong
 * @param known the names that may be used, the nearest to the mistaken one first
 */
public record ExpressionError(int line, int column, String message, List<String> known) {

    private static final int NAMED = 5;

    public ExpressionError {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column must be counted from 1, not: " + line + ":" + column);
        }
        known = List.copyOf(known);
    }

    /** This error with its place in a text that holds the expression from there on. */
    ExpressionError within(int firstLine, int firstColumn) {
        return new ExpressionError(firstLine + line - 1, line == 1 ? firstColumn + column - 1 : column, message, known);
    }

    /** One line for people: place, message and the nearest names. */
    public String text() {
        String names = String.join(", ", known.subList(0, Math.min(NAMED, known.size())));
        String more = known.size() > NAMED ? ", …" : "";
        return "at " + line + ":" + column + ": " + message + "; known are " + names + more;
    }
}
