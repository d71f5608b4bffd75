package io.dynamote.alert.label;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Labels of an alert or a group: its identity. A label that is not there and one that is empty are the same, as in
 * Prometheus.
 */
public record LabelSet(SortedMap<String, String> values) {

    /** No label. */
    public static final LabelSet EMPTY = new LabelSet(new TreeMap<>());

    public LabelSet {
        SortedMap<String, String> kept = new TreeMap<>(values);
        kept.values().removeIf(String::isEmpty);
        values = Collections.unmodifiableSortedMap(kept);
    }

    /** The labels of a map. */
    public static LabelSet of(Map<String, String> values) {
        return new LabelSet(new TreeMap<>(values));
    }

    /** The value of a label; empty if it is not there. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** These labels and those, of which those win. */
    public LabelSet with(Map<String, String> others) {
        SortedMap<String, String> all = new TreeMap<>(values);
        all.putAll(others);
        return new LabelSet(all);
    }

    /** Only the labels of these names. */
    public LabelSet only(Collection<String> names) {
        SortedMap<String, String> kept = new TreeMap<>(values);
        kept.keySet().retainAll(names);
        return new LabelSet(kept);
    }

    /** Short name of these labels, the same as in Prometheus and Alertmanager. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(values);
    }
}
