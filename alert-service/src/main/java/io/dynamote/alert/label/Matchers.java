package io.dynamote.alert.label;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Conditions that must all be met; without any, all labels meet them. */
public record Matchers(List<Matcher> all) {

    /** No condition. */
    public static final Matchers NONE = new Matchers(List.of());

    private static final int MOST = 100;

    public Matchers {
        if (all.size() > MOST) {
            throw new IllegalArgumentException("must be at most " + MOST + " matchers, not " + all.size());
        }
        all = List.copyOf(all);
    }

    /**
     * Conditions as text: <code>{a="b", c=~"d.*"}</code>, the braces optional.
     *
     * @throws MatcherSyntaxException naming the place of the first fault
     */
    public static Matchers parse(String text) {
        return new Matchers(new MatcherParser(text).parse());
    }

    /**
     * All conditions of several texts.
     *
     * @throws IllegalArgumentException if they are too many
     */
    public static Matchers join(List<Matchers> several) {
        return new Matchers(several.stream().flatMap(one -> one.all().stream()).toList());
    }

    /** Whether all conditions are met. */
    public boolean matches(LabelSet labels) {
        for (Matcher each : all) {
            if (!each.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Labels that are there, with these values, wherever the conditions are met; others may be asked for besides. */
    public Map<String, String> equalities() {
        Map<String, String> equal = new TreeMap<>();
        for (Matcher each : all) {
            if (each.operator() == MatchOperator.EQUAL && !each.value().isEmpty()) {
                equal.put(each.name(), each.value());
            }
        }
        return equal;
    }

    /** Whether labels meet them that are not there: then they tell nothing apart. */
    public boolean matchNothing() {
        return all.stream().allMatch(Matcher::matchesNothing);
    }

    @Override
    public String toString() {
        return all.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
