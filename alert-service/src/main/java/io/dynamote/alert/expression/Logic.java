package io.dynamote.alert.expression;

import java.util.List;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

/**
 * The operators that yield a truth, as CEL has them: what one side decides is decided whatever is wrong with the other;
 * if neither decides, unknown wins over failed.
 */
final class Logic {

    private Logic() {}

    /** Compares two numbers. */
    interface Comparison {
        boolean test(double left, double right);
    }

    static Term.Logical and(Term.Logical left, Term.Logical right) {
        return both(left, right, Truth.FALSE, Truth.TRUE);
    }

    static Term.Logical or(Term.Logical left, Term.Logical right) {
        return both(left, right, Truth.TRUE, Truth.FALSE);
    }

    private static Term.Logical both(Term.Logical left, Term.Logical right, Truth deciding, Truth otherwise) {
        return figures -> {
            long unknown = figures.unknown();
            String failure = figures.failure();
            Truth first = left.of(figures);
            if (first == deciding) {
                return deciding;
            }
            Truth second = right.of(figures);
            if (second == deciding) {
                figures.rewind(unknown, failure);
                return deciding;
            }
            return worse(first, second, otherwise);
        };
    }

    private static Truth worse(Truth first, Truth second, Truth otherwise) {
        if (first == Truth.UNKNOWN || second == Truth.UNKNOWN) {
            return Truth.UNKNOWN;
        }
        return first == Truth.FAILED || second == Truth.FAILED ? Truth.FAILED : otherwise;
    }

    static Term.Logical not(Term.Logical term) {
        return figures -> term.of(figures).not();
    }

    static Term.Logical equal(Term.Logical left, Term.Logical right) {
        return figures -> {
            Truth first = left.of(figures);
            Truth second = right.of(figures);
            return worse(first, second, first == second ? Truth.TRUE : Truth.FALSE);
        };
    }

    static Term.Logical numbers(Term.Numeric left, Term.Numeric right, Comparison comparison) {
        return figures -> {
            long unknown = figures.unknown();
            String failure = figures.failure();
            figures.begin();
            boolean holds = comparison.test(left.of(figures), right.of(figures));
            return figures.settle(unknown, failure, holds);
        };
    }

    static Term.Logical texts(Term.Textual left, Term.Textual right, BiPredicate<String, String> comparison) {
        return figures -> {
            long unknown = figures.unknown();
            String failure = figures.failure();
            figures.begin();
            boolean holds = comparison.test(left.of(figures), right.of(figures));
            return figures.settle(unknown, failure, holds);
        };
    }

    /** As in CEL, a list with an element that cannot be told cannot be told. */
    static Term.Logical amongNumbers(Term.Numeric sought, List<Term.Numeric> elements) {
        return figures -> {
            long unknown = figures.unknown();
            String failure = figures.failure();
            figures.begin();
            double value = sought.of(figures);
            boolean found = false;
            for (Term.Numeric element : elements) {
                found |= element.of(figures) == value;
            }
            return figures.settle(unknown, failure, found);
        };
    }

    static Term.Logical amongTexts(Term.Textual sought, List<Term.Textual> elements) {
        return figures -> {
            long unknown = figures.unknown();
            String failure = figures.failure();
            figures.begin();
            String value = sought.of(figures);
            boolean found = false;
            for (Term.Textual element : elements) {
                found |= element.of(figures).equals(value);
            }
            return figures.settle(unknown, failure, found);
        };
    }

    static Term.Logical choose(Term.Logical condition, Term.Logical then, Term.Logical otherwise) {
        return figures -> {
            Truth chosen = condition.of(figures);
            return switch (chosen) {
                case TRUE -> then.of(figures);
                case FALSE -> otherwise.of(figures);
                case UNKNOWN, FAILED -> chosen;
            };
        };
    }

    /** Which branch to take; null if it cannot be told, which is marked then. */
    static @Nullable Boolean branch(Term.Logical condition, Figures figures) {
        return switch (condition.of(figures)) {
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case UNKNOWN, FAILED -> null;
        };
    }
}
