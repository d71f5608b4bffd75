package io.dynamote.alert.expression;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import io.dynamote.events.signal.SignalKind;

/**
 * An expression that has been checked and compiled.
 *
 * @param term what it became
 * @param used the numbers of the figures that it names, in the order in which it does
 */
record Expression(Term term, List<Integer> used) {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'");

    /** Checks an expression over signals of a kind. */
    static Checked<Expression> of(SignalKind kind, String text) {
        Vocabulary vocabulary = Vocabulary.of(kind);
        if (text.isBlank()) {
            return new Checked.Bad<>(List.of(new ExpressionError(1, 1, "must not be empty", vocabulary.names())));
        }
        CelValidationResult parsed = vocabulary.checker().parse(text);
        if (parsed.hasError()) {
            return bad(vocabulary, parsed);
        }
        try {
            CelValidationResult checked = vocabulary.checker().check(Widening.of(parsed.getAst()));
            if (checked.hasError()) {
                return bad(vocabulary, checked);
            }
            CelAbstractSyntaxTree tree = checked.getAst();
            Compilation compilation = new Compilation(vocabulary, tree);
            return new Checked.Good<>(new Expression(compilation.compile(), compilation.used()));
        } catch (CelValidationException e) {
            throw new IllegalStateException("has no error and no tree: " + text, e);
        } catch (Compilation.RefusedException e) {
            return new Checked.Bad<>(List.of(e.error()));
        }
    }

    private static Checked<Expression> bad(Vocabulary vocabulary, CelValidationResult result) {
        return new Checked.Bad<>(result.getErrors().stream()
                .map(issue -> error(vocabulary, issue))
                .toList());
    }

    private static ExpressionError error(Vocabulary vocabulary, CelIssue issue) {
        String message = Wording.of(issue.getMessage());
        Matcher undeclared = UNDECLARED.matcher(message);
        List<String> known = undeclared.find() ? vocabulary.nearest(undeclared.group(1)) : vocabulary.names();
        return new ExpressionError(
                Math.max(1, issue.getSourceLocation().getLine()),
                Math.max(0, issue.getSourceLocation().getColumn()) + 1,
                message,
                known);
    }
}
