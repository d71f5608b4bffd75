package io.dynamote.telemetry.scrape;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Labels of one sample; the same object is filled again for each. */
final class Labels {

    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    void clear() {
        names.clear();
        values.clear();
    }

    /** Adds a label; false if it is there already. */
    boolean add(String name, String value) {
        if (names.contains(name)) {
            return false;
        }
        names.add(name);
        values.add(value);
        return true;
    }

    int size() {
        return names.size();
    }

    /** The value of a label; null without it. */
    @Nullable
    String get(String name) {
        int at = names.indexOf(name);
        return at < 0 ? null : values.get(at);
    }
}
