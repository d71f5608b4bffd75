package io.dynamote.alert.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Orders names by how near they are to one that a person mistyped. */
final class NearestNames {

    private static final int CONTAINED = 2;

    private NearestNames() {}

    static List<String> to(String mistaken, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(mistaken, name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int distance(String mistaken, String name) {
        int edits = edits(mistaken, name);
        boolean contained = mistaken.length() > CONTAINED && (name.contains(mistaken) || mistaken.contains(name));
        return contained ? Math.min(edits, CONTAINED) : edits;
    }

    /** Edits (insert, delete, replace) that turn one into the other. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[to.length()];
    }
}
