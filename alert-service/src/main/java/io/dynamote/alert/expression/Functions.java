package io.dynamote.alert.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;

/**
 * All operators and functions that there are. CEL's own library is not offered: with this one every number is a double,
 * nothing loops, and each function is here with its meaning.
 */
final class Functions {

    static final CelType NUMBER = SimpleType.DOUBLE;
    static final CelType TEXT = SimpleType.STRING;
    static final CelType BOOL = SimpleType.BOOL;
    static final CelType LABELS = MapType.create(TEXT, TEXT);

    /** The table of them. */
    static final List<Overload> ALL = new Functions().all();

    private final List<Overload> table = new ArrayList<>();

    private Functions() {}

    private List<Overload> all() {
        logic();
        comparisons();
        arithmetic();
        texts();
        lists();
        displays();
        return List.copyOf(table);
    }

    private void logic() {
        global("_&&_", BOOL, List.of(BOOL, BOOL), a -> Logic.and(bool(a, 0), bool(a, 1)));
        global("_||_", BOOL, List.of(BOOL, BOOL), a -> Logic.or(bool(a, 0), bool(a, 1)));
        global("!_", BOOL, List.of(BOOL), a -> Logic.not(bool(a, 0)));
        global("_==_", BOOL, List.of(BOOL, BOOL), a -> Logic.equal(bool(a, 0), bool(a, 1)));
        global("_!=_", BOOL, List.of(BOOL, BOOL), a -> Logic.not(Logic.equal(bool(a, 0), bool(a, 1))));
        global("_?_:_", BOOL, List.of(BOOL, BOOL, BOOL), a -> Logic.choose(bool(a, 0), bool(a, 1), bool(a, 2)));
        global("_?_:_", NUMBER, List.of(BOOL, NUMBER, NUMBER), a -> {
            Term.Logical condition = bool(a, 0);
            Term.Numeric then = number(a, 1);
            Term.Numeric otherwise = number(a, 2);
            return (Term.Numeric) figures -> {
                Boolean branch = Logic.branch(condition, figures);
                return branch == null ? Double.NaN : branch ? then.of(figures) : otherwise.of(figures);
            };
        });
        global("_?_:_", TEXT, List.of(BOOL, TEXT, TEXT), a -> {
            Term.Logical condition = bool(a, 0);
            Term.Textual then = text(a, 1);
            Term.Textual otherwise = text(a, 2);
            return (Term.Textual) figures -> {
                Boolean branch = Logic.branch(condition, figures);
                return branch == null ? "" : branch ? then.of(figures) : otherwise.of(figures);
            };
        });
    }

    private void comparisons() {
        compared("_==_", (left, right) -> left == right, order -> order == 0);
        compared("_!=_", (left, right) -> left != right, order -> order != 0);
        compared("_<_", (left, right) -> left < right, order -> order < 0);
        compared("_<=_", (left, right) -> left <= right, order -> order <= 0);
        compared("_>_", (left, right) -> left > right, order -> order > 0);
        compared("_>=_", (left, right) -> left >= right, order -> order >= 0);
    }

    private void compared(String function, Logic.Comparison numbers, IntPredicate order) {
        global(function, BOOL, List.of(NUMBER, NUMBER), a -> Logic.numbers(number(a, 0), number(a, 1), numbers));
        global(
                function,
                BOOL,
                List.of(TEXT, TEXT),
                a -> Logic.texts(text(a, 0), text(a, 1), (left, right) -> order.test(left.compareTo(right))));
    }

    private void arithmetic() {
        numbers("_+_", Double::sum);
        numbers("_-_", (left, right) -> left - right);
        numbers("_*_", (left, right) -> left * right);
        numbers("_/_", (left, right) -> left / right);
        numbers("_%_", (left, right) -> left % right);
        numbers("min", Math::min);
        numbers("max", Math::max);
        number("-_", value -> -value);
        number("abs", Math::abs);
        number("floor", Math::floor);
        number("ceil", Math::ceil);
        number("round", Math::rint);
        global("double", NUMBER, List.of(TEXT), a -> parsed(text(a, 0)));
    }

    private static Term.Numeric parsed(Term.Textual term) {
        return figures -> {
            String text = term.of(figures);
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                figures.fail("double(x) needs a number, not: \"" + text + "\"");
                return Double.NaN;
            }
        };
    }

    private void texts() {
        global("_+_", TEXT, List.of(TEXT, TEXT), a -> joined(text(a, 0), text(a, 1)));
        member("startsWith", String::startsWith);
        member("endsWith", String::endsWith);
        member("contains", String::contains);
        add("matches", true, BOOL, List.of(TEXT, TEXT), a -> matching(text(a, 0), text(a, 1)));
        add("lowerAscii", true, TEXT, List.of(TEXT), a -> lower(text(a, 0)));
        global("size", NUMBER, List.of(TEXT), a -> {
            Term.Textual text = text(a, 0);
            return (Term.Numeric) figures -> {
                String value = text.of(figures);
                return value.codePointCount(0, value.length());
            };
        });
    }

    private static Term.Textual joined(Term.Textual left, Term.Textual right) {
        return figures -> left.of(figures) + right.of(figures);
    }

    private static Term.Textual lower(Term.Textual term) {
        return figures -> term.of(figures).toLowerCase(Locale.ROOT);
    }

    /** Patterns are RE2's, whose time is linear, and written out, so that a wrong one is refused when it is saved. */
    private static Term.Logical matching(Term.Textual text, Term.Textual pattern) {
        if (!(pattern instanceof Term.Literal(String regex))) {
            throw new IllegalArgumentException("the pattern of matches must be written out as a text");
        }
        try {
            Pattern compiled = Pattern.compile(regex);
            return Logic.texts(
                    text, pattern, (value, _) -> compiled.matcher(value).find());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern of matches must be a regular expression of RE2: " + e.getDescription() + ": "
                            + e.getPattern(),
                    e);
        }
    }

    private void lists() {
        global("@in", BOOL, List.of(NUMBER, ListType.create(NUMBER)), a -> {
            List<Term.Numeric> elements = ((Term.Listed) a.get(1)).of(Term.Numeric.class);
            return Logic.amongNumbers(number(a, 0), elements);
        });
        global("@in", BOOL, List.of(TEXT, ListType.create(TEXT)), a -> {
            List<Term.Textual> elements = ((Term.Listed) a.get(1)).of(Term.Textual.class);
            return Logic.amongTexts(text(a, 0), elements);
        });
        global("@in", BOOL, List.of(TEXT, LABELS), a -> present(text(a, 0)));
        global("_[_]", TEXT, List.of(LABELS, TEXT), a -> label(text(a, 1)));
    }

    /** Whether a label is there: an empty one is not. */
    static Term.Logical present(Term.Textual name) {
        Term.Textual label = label(name);
        return Logic.texts(label, label, (value, _) -> !value.isEmpty());
    }

    static Term.Textual label(Term.Textual name) {
        return figures -> figures.label(name.of(figures));
    }

    private void displays() {
        display("string", Display::number);
        display("percent", Display::percent);
        display("bytes", Display::bytes);
        display("duration", Display::duration);
    }

    private void display(String function, DoubleFunction<String> display) {
        global(function, TEXT, List.of(NUMBER), a -> {
            Term.Numeric number = number(a, 0);
            return (Term.Textual) figures -> display.apply(number.of(figures));
        });
    }

    private void numbers(String function, DoubleBinaryOperator operator) {
        global(function, NUMBER, List.of(NUMBER, NUMBER), a -> {
            Term.Numeric left = number(a, 0);
            Term.Numeric right = number(a, 1);
            return (Term.Numeric) figures -> operator.applyAsDouble(left.of(figures), right.of(figures));
        });
    }

    private void number(String function, DoubleUnaryOperator operator) {
        global(function, NUMBER, List.of(NUMBER), a -> {
            Term.Numeric term = number(a, 0);
            return (Term.Numeric) figures -> operator.applyAsDouble(term.of(figures));
        });
    }

    private void member(String function, BiPredicate<String, String> test) {
        add(function, true, BOOL, List.of(TEXT, TEXT), a -> Logic.texts(text(a, 0), text(a, 1), test));
    }

    private void global(String function, CelType result, List<CelType> arguments, Overload.Build build) {
        add(function, false, result, arguments, build);
    }

    private void add(String function, boolean member, CelType result, List<CelType> arguments, Overload.Build build) {
        table.add(new Overload(function, member, result, arguments, build));
    }

    private static Term.Logical bool(List<Term> arguments, int index) {
        return (Term.Logical) arguments.get(index);
    }

    private static Term.Numeric number(List<Term> arguments, int index) {
        return (Term.Numeric) arguments.get(index);
    }

    private static Term.Textual text(List<Term> arguments, int index) {
        return (Term.Textual) arguments.get(index);
    }
}
