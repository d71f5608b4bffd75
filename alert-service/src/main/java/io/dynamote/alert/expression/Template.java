package io.dynamote.alert.expression;

import java.util.ArrayList;
import java.util.List;

import io.dynamote.events.signal.SignalKind;

/**
 * A text with expressions in it: {@code Memory of {{ labels.name }} is at {{ percent(memory_utilization) }}}. What cannot
 * be told is said in its place; writing never fails.
 */
public final class Template {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final List<Term> parts;
    private final List<String> figures;

    private Template(List<Term> parts, List<String> figures) {
        this.parts = List.copyOf(parts);
        this.figures = List.copyOf(figures);
    }

    /** Checks a template as a person wrote it. */
    public static Checked<Template> of(SignalKind kind, String text) {
        List<Term> parts = new ArrayList<>();
        List<Integer> used = new ArrayList<>();
        List<ExpressionError> errors = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf(OPEN, at);
            if (open < 0) {
                break;
            }
            parts.add(new Term.Literal(text.substring(at, open)));
            int begin = open + OPEN.length();
            int close = close(text, begin);
            if (close < 0) {
                errors.add(place(text, open, kind, "{{ must be closed with }}"));
                return new Checked.Bad<>(errors);
            }
            switch (part(kind, text, begin, close)) {
                case Checked.Bad<Expression>(List<ExpressionError> found) -> errors.addAll(found);
                case Checked.Good<Expression>(Expression part) -> {
                    parts.add(part.term());
                    used.addAll(part.used());
                }
            }
            at = close + CLOSE.length();
        }
        parts.add(new Term.Literal(text.substring(at)));
        return errors.isEmpty()
                ? new Checked.Good<>(new Template(parts, Vocabulary.of(kind).named(used)))
                : new Checked.Bad<>(errors);
    }

    private static Checked<Expression> part(SignalKind kind, String text, int begin, int close) {
        return switch (Expression.of(kind, text.substring(begin, close))) {
            case Checked.Bad<Expression>(List<ExpressionError> found) -> {
                ExpressionError start = place(text, begin, kind, "");
                yield new Checked.Bad<>(found.stream()
                        .map(error -> error.within(start.line(), start.column()))
                        .toList());
            }
            case Checked.Good<Expression> good ->
                switch (good.value().term()) {
                    case Term.Numeric _, Term.Textual _, Term.Logical _ -> good;
                    case Term.Labels _, Term.Listed _ ->
                        new Checked.Bad<>(List.of(place(text, begin, kind, "must be a number, a text, true or false")));
                };
        };
    }

    /** Where the expression ends; what stands in quotes does not end it. */
    private static int close(String text, int begin) {
        char quote = 0;
        for (int i = begin; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quote != 0) {
                if (each == '\\') {
                    i++;
                } else if (each == quote) {
                    quote = 0;
                }
            } else if (each == '"' || each == '\'') {
                quote = each;
            } else if (text.startsWith(CLOSE, i)) {
                return i;
            }
        }
        return -1;
    }

    private static ExpressionError place(String text, int at, SignalKind kind, String message) {
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, at) + 1;
        return new ExpressionError(line, column, message, Vocabulary.of(kind).names());
    }

    /** The figures that it names, in the order in which it does. */
    public List<String> figures() {
        return figures;
    }

    /** The text for the signal that was laid out. */
    public String write(Figures figures) {
        StringBuilder written = new StringBuilder();
        for (Term part : parts) {
            figures.begin();
            String text = text(part, figures);
            if (figures.unknown() != 0) {
                figures.why()
                        .forEach((name, why) -> written.append('[')
                                .append(name)
                                .append(" is unavailable: ")
                                .append(why)
                                .append(']'));
            } else if (figures.failure() != null) {
                written.append("[failed: ").append(figures.failure()).append(']');
            } else {
                written.append(text);
            }
        }
        return written.toString();
    }

    private static String text(Term part, Figures figures) {
        return switch (part) {
            case Term.Numeric number -> Display.number(number.of(figures));
            case Term.Textual words -> words.of(figures);
            case Term.Logical bool -> bool.of(figures) == Truth.TRUE ? "true" : "false";
            case Term.Labels _, Term.Listed _ -> throw new IllegalStateException("no template is made of " + part);
        };
    }
}
