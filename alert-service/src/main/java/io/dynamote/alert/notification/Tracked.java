package io.dynamote.alert.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A map that knows what changed in it since it was last asked. */
final class Tracked<K, V> {

    private final Map<K, V> values = new HashMap<>();
    private final Set<K> changed = new LinkedHashSet<>();

    /** A value that is stored already. */
    void load(K key, V value) {
        values.put(key, value);
    }

    void put(K key, V value) {
        values.put(key, value);
        changed.add(key);
    }

    /** Notes that the value of a key has changed within itself. */
    void touch(K key) {
        changed.add(key);
    }

    void remove(K key) {
        values.remove(key);
        changed.add(key);
    }

    @Nullable
    V find(K key) {
        return values.get(key);
    }

    V get(K key) {
        V value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("must be known: " + key);
        }
        return value;
    }

    Collection<V> values() {
        return values.values();
    }

    /** Values that changed, and to {@code gone} the keys of those that are there no more; asked again, there are none. */
    List<V> drain(Set<K> gone) {
        List<V> present = new ArrayList<>();
        for (K key : changed) {
            V value = values.get(key);
            if (value == null) {
                gone.add(key);
            } else {
                present.add(value);
            }
        }
        changed.clear();
        return present;
    }

    /** Keys that are there. */
    Set<K> keys() {
        return new HashSet<>(values.keySet());
    }
}
