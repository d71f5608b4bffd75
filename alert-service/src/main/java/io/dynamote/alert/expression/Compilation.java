package io.dynamote.alert.expression;

import java.util.ArrayList;
import java.util.List;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import org.jspecify.annotations.Nullable;

/** Turns a checked expression into terms. */
final class Compilation {

    private final Vocabulary vocabulary;
    private final CelAbstractSyntaxTree checked;
    private final List<Integer> used = new ArrayList<>();

    Compilation(Vocabulary vocabulary, CelAbstractSyntaxTree checked) {
        this.vocabulary = vocabulary;
        this.checked = checked;
    }

    /**
     * The expression as a term.
     *
     * @throws RefusedException if it has a part that CEL allows and we do not
     */
    Term compile() throws RefusedException {
        return term(checked.getExpr());
    }

    /** The figures that the expression names, in their order in it. */
    List<Integer> used() {
        return List.copyOf(used);
    }

    private Term term(CelExpr expression) throws RefusedException {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression);
            case IDENT -> named(expression);
            case SELECT -> selected(expression);
            case CALL -> call(expression);
            case LIST -> new Term.Listed(terms(expression.list().elements()));
            case STRUCT, MAP, COMPREHENSION, NOT_SET -> throw refused(expression, "is not allowed here", null);
        };
    }

    private Term constant(CelExpr expression) throws RefusedException {
        CelConstant constant = expression.constant();
        return switch (constant.getKind()) {
            case DOUBLE_VALUE -> {
                double value = constant.doubleValue();
                yield (Term.Numeric) _ -> value;
            }
            case STRING_VALUE -> new Term.Literal(constant.stringValue());
            case BOOLEAN_VALUE -> {
                Truth truth = constant.booleanValue() ? Truth.TRUE : Truth.FALSE;
                yield (Term.Logical) _ -> truth;
            }
            default -> throw refused(expression, "must be a number, a text, true or false", null);
        };
    }

    private Term named(CelExpr expression) throws RefusedException {
        String name = expression.ident().name();
        Integer variable = vocabulary.variable(name);
        if (variable != null) {
            int number = variable;
            if (!used.contains(number)) {
                used.add(number);
            }
            return (Term.Numeric) figures -> figures.value(number);
        }
        return switch (name) {
            case Vocabulary.LABELS -> new Term.Labels();
            case Vocabulary.ENTITY -> (Term.Textual) Figures::entity;
            default -> throw refused(expression, name + " is not allowed here", null);
        };
    }

    private Term selected(CelExpr expression) throws RefusedException {
        if (!(term(expression.select().operand()) instanceof Term.Labels)) {
            throw refused(expression, "only labels have fields", null);
        }
        String field = expression.select().field();
        if (!vocabulary.hasLabel(field)) {
            // A label that nothing has would be empty for ever, and the rule would never hold.
            String message = "there is no label " + field + "; one beyond the contract is labels[\"" + field + "\"]";
            throw refused(expression, message, vocabulary.nearestLabels(field), null);
        }
        Term.Literal name = new Term.Literal(field);
        return expression.select().testOnly() ? Functions.present(name) : Functions.label(name);
    }

    private Term call(CelExpr expression) throws RefusedException {
        List<String> overloads = checked.getReferenceOrThrow(expression.id()).overloadIds();
        if (overloads.size() != 1) {
            throw refused(expression, "the types of " + expression.call().function() + " are not certain", null);
        }
        List<Term> arguments = new ArrayList<>();
        if (expression.call().target().isPresent()) {
            arguments.add(term(expression.call().target().get()));
        }
        arguments.addAll(terms(expression.call().args()));
        try {
            return Vocabulary.overload(overloads.getFirst()).build().of(arguments);
        } catch (IllegalArgumentException e) {
            throw refused(expression, String.valueOf(e.getMessage()), e);
        }
    }

    private List<Term> terms(List<CelExpr> expressions) throws RefusedException {
        List<Term> terms = new ArrayList<>();
        for (CelExpr each : expressions) {
            terms.add(term(each));
        }
        return terms;
    }

    private RefusedException refused(CelExpr expression, String message, @Nullable Throwable cause) {
        return refused(expression, message, vocabulary.names(), cause);
    }

    private RefusedException refused(
            CelExpr expression, String message, List<String> known, @Nullable Throwable cause) {
        Integer offset = checked.getSource().getPositionsMap().get(expression.id());
        CelSourceLocation at = offset == null
                ? CelSourceLocation.of(1, 0)
                : checked.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
        return new RefusedException(new ExpressionError(at.getLine(), at.getColumn() + 1, message, known), cause);
    }

    /** Ends a compilation: the expression cannot be taken. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient ExpressionError error;

        RefusedException(ExpressionError error, @Nullable Throwable cause) {
            super(error.text(), cause);
            this.error = error;
        }

        ExpressionError error() {
            return error;
        }
    }
}
