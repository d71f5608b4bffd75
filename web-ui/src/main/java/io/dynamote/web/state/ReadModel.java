package io.dynamote.web.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * The newest state of each key of a compacted topic.
 *
 * @param <T> the state
 */
public final class ReadModel<T> {

    private final ConcurrentNavigableMap<String, Held<T>> byKey = new ConcurrentSkipListMap<>();

    /** The state of one key. */
    public Optional<T> find(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Held::state);
    }

    /** Everything, in the order of the keys. */
    public List<T> all() {
        return byKey.values().stream().map(Held::state).toList();
    }

    /** The change that brought each state, in the order of the keys. */
    public List<Change> changes() {
        return byKey.values().stream().map(Held::change).toList();
    }

    void apply(Change change, @Nullable T state) {
        if (state == null) {
            byKey.remove(change.key());
        } else {
            byKey.put(change.key(), new Held<>(state, change));
        }
    }

    private record Held<T>(T state, Change change) {}
}
