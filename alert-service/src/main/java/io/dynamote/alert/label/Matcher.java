package io.dynamote.alert.label;

import java.util.Objects;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One condition on one label. Patterns match the whole value and are those of RE2, so that a pattern of a stranger
 * takes time in proportion to the text, never more.
 */
public final class Matcher {

    private static final int LONGEST = 1_000;

    private final String name;
    private final MatchOperator operator;
    private final String value;
    private final @Nullable Pattern pattern;

    /**
     * A condition.
     *
     * @throws IllegalArgumentException if the name is empty, the value too long, or a pattern none
     */
    public Matcher(String name, MatchOperator operator, String value) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of a label must not be empty");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the value for " + name + " must have at most " + LONGEST + " characters, not " + value.length());
        }
        this.name = name;
        this.operator = operator;
        this.value = value;
        this.pattern = operator.isPattern() ? compile(name, value) : null;
    }

    /** A condition that a label has this very value. */
    public static Matcher equal(String name, String value) {
        return new Matcher(name, MatchOperator.EQUAL, value);
    }

    private static Pattern compile(String name, String value) {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the value for " + name + " must be a regular expression (RE2): " + e.getDescription() + ": "
                            + e.getPattern(),
                    e);
        }
    }

    /** Whether these labels meet the condition; a label that is not there has an empty value. */
    public boolean matches(LabelSet labels) {
        return matches(labels.get(name));
    }

    private boolean matches(String actual) {
        boolean same = pattern == null ? value.equals(actual) : pattern.matches(actual);
        return same != operator.isNegative();
    }

    /** Whether labels meet it that do not have the label at all. */
    public boolean matchesNothing() {
        return matches("");
    }

    /** The label. */
    public String name() {
        return name;
    }

    /** The comparison. */
    public MatchOperator operator() {
        return operator;
    }

    /** What the label is compared with. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Matcher that
                && name.equals(that.name)
                && operator == that.operator
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, operator, value);
    }

    /** As it is read: {@code severity="critical"}. */
    @Override
    public String toString() {
        return Quoted.name(name) + operator.text() + Quoted.text(value);
    }
}
