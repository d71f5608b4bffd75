package io.dynamote.deployment.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Labels that a node must have to take a worker.
 *
 * @param labels at most 20, sorted by key
 */
public record NodeSelector(SortedMap<String, String> labels) {

    /** Any node. */
    public static final NodeSelector ANY = new NodeSelector(Map.of());

    /** Most labels of one selector. */
    public static final int MOST = 20;

    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?");

    public NodeSelector {
        Check.that(labels.size() <= MOST, "node selector", "must have at most " + MOST + " labels", labels.size());
        labels.forEach((key, value) -> {
            LabelKey.check("node selector key", key);
            Check.text(
                    "node selector value",
                    value,
                    63,
                    VALUE,
                    "empty or a label value of letters, digits and inner hyphens, underscores and dots");
        });
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    public NodeSelector(Map<String, String> labels) {
        this(new TreeMap<>(labels));
    }
}
