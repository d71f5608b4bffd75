package io.dynamote.alert.expression;

import java.util.List;

/**
 * A part of a compiled expression. A term whose value cannot be told marks why in the {@link Figures} and answers
 * anything; a term that yields a truth leaves no mark unless it is unknown or failed.
 */
sealed interface Term permits Term.Numeric, Term.Textual, Term.Logical, Term.Labels, Term.Listed {

    /** Yields a number. */
    non-sealed interface Numeric extends Term {
        double of(Figures figures);
    }

    /** Yields a text. */
    non-sealed interface Textual extends Term {
        String of(Figures figures);
    }

    /** Yields a truth. */
    non-sealed interface Logical extends Term {
        Truth of(Figures figures);
    }

    /** The labels of the signal. */
    record Labels() implements Term {}

    /** A list that is written out. */
    record Listed(List<Term> elements) implements Term {

        /** The elements, all of which must be of one type. */
        <T extends Term> List<T> of(Class<T> type) {
            for (Term element : elements) {
                if (!type.isInstance(element)) {
                    throw new IllegalArgumentException("the elements of a list must be of one type");
                }
            }
            return elements.stream().map(type::cast).toList();
        }
    }

    /** A text that is written out: what patterns must be, so that they are checked when they are saved. */
    record Literal(String value) implements Textual {

        @Override
        public String of(Figures figures) {
            return value;
        }
    }
}
