package io.dynamote.alert.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExprConverter;

/**
 * Turns whole numbers that are written out into doubles before types are checked. CEL has no arithmetic of mixed
 * numbers: without this {@code cpu_load_1m * 2} would be refused, for the want of a point.
 */
final class Widening {

    private Widening() {}

    static CelAbstractSyntaxTree of(CelAbstractSyntaxTree parsed) {
        CelMutableExpr expression = CelMutableExprConverter.fromCelExpr(parsed.getExpr());
        widen(expression);
        return CelAbstractSyntaxTree.newParsedAst(
                CelMutableExprConverter.fromMutableExpr(expression), parsed.getSource());
    }

    private static void widen(CelMutableExpr expression) {
        switch (expression.getKind()) {
            case CONSTANT -> {
                if (expression.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
                    expression.setConstant(
                            CelConstant.ofValue((double) expression.constant().int64Value()));
                }
            }
            case SELECT -> widen(expression.select().operand());
            case CALL -> {
                expression.call().target().ifPresent(Widening::widen);
                expression.call().args().forEach(Widening::widen);
            }
            case LIST -> expression.list().elements().forEach(Widening::widen);
            case NOT_SET, IDENT, STRUCT, MAP, COMPREHENSION -> {
                // Holds no number, or is refused later.
            }
        }
    }
}
