package io.dynamote.deployment.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Builds one map of a manifest in order; what is absent or empty leaves no trace. */
final class Tree {

    private final Map<String, Object> entries = new LinkedHashMap<>();

    Tree put(String key, @Nullable Object value) {
        boolean absent = value == null
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
        if (value != null && !absent) {
            entries.put(key, value);
        }
        return this;
    }

    Tree put(String key, Tree value) {
        return put(key, value.map());
    }

    Map<String, Object> map() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
