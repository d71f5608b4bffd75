package io.dynamote.alert.expression;

import java.util.List;

import io.dynamote.events.signal.SignalKind;

/** A condition on signals of a kind: an expression that is true or false. */
public final class Condition {

    private final SignalKind kind;
    private final String text;
    private final Term.Logical term;
    private final List<Integer> used;

    private Condition(SignalKind kind, String text, Term.Logical term, List<Integer> used) {
        this.kind = kind;
        this.text = text;
        this.term = term;
        this.used = used;
    }

    /** Checks a condition as a person wrote it. */
    public static Checked<Condition> of(SignalKind kind, String text) {
        return switch (Expression.of(kind, text)) {
            case Checked.Bad<Expression>(List<ExpressionError> errors) -> new Checked.Bad<>(errors);
            case Checked.Good<Expression>(Expression expression) ->
                expression.term() instanceof Term.Logical bool
                        ? new Checked.Good<>(new Condition(kind, text, bool, expression.used()))
                        : new Checked.Bad<>(List.of(new ExpressionError(
                                1,
                                1,
                                "must be true or false, such as x > 1, but is " + named(expression.term()),
                                Vocabulary.of(kind).names())));
        };
    }

    private static String named(Term term) {
        return switch (term) {
            case Term.Numeric _ -> "a number";
            case Term.Textual _ -> "a text";
            case Term.Logical _ -> "a truth";
            case Term.Labels _ -> "all labels";
            case Term.Listed _ -> "a list";
        };
    }

    /** What it says of the signal that was laid out: quick, for the many. */
    public Truth test(Figures figures) {
        figures.begin();
        return term.of(figures);
    }

    /** What it says of the signal that was laid out, with the reason if it says nothing. */
    public Answer answer(Figures figures) {
        return switch (test(figures)) {
            case TRUE -> new Answer.Holds();
            case FALSE -> new Answer.DoesNotHold();
            case UNKNOWN -> new Answer.Unknown(figures.why());
            case FAILED -> new Answer.Failed(String.valueOf(figures.failure()));
        };
    }

    /** The figures that it turns on, in the order in which it names them. */
    public List<String> figures() {
        return Vocabulary.of(kind).named(used);
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
