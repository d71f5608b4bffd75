package io.dynamote.alert.route;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.dynamote.alert.label.LabelSet;

/**
 * By which labels alerts go together.
 *
 * @param all whether by every label, so that each alert stands alone
 * @param names the labels otherwise; without any, everything of a route is one group
 */
public record GroupBy(boolean all, List<String> names) {

    /** Everything together. */
    public static final GroupBy NOTHING = new GroupBy(false, List.of());

    /** Stands for every label. */
    public static final String EVERY = "...";

    public GroupBy {
        SortedSet<String> sorted = new TreeSet<>(names);
        if (sorted.size() != names.size()) {
            throw new IllegalArgumentException("must name each label once");
        }
        names = List.copyOf(sorted);
    }

    /** From a list of names, or of three dots alone. */
    public static GroupBy of(List<String> names) {
        if (!names.contains(EVERY)) {
            return new GroupBy(false, names);
        }
        if (names.size() > 1) {
            throw new IllegalArgumentException("must be ... alone or names of labels");
        }
        return new GroupBy(true, List.of());
    }

    /** The labels that name the group of an alert. */
    public LabelSet group(LabelSet labels) {
        return all ? labels : labels.only(names);
    }
}
