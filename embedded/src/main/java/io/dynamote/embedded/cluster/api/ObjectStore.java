package io.dynamote.embedded.cluster.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * All objects of the cluster and the history of their changes, as etcd is to an API server.
 *
 * <p>The one way to write is {@link #swap}: compare and set of one object, which takes the next resource version and
 * tells every subscriber in order. Nodes handed out are those of the store: copy before changing.
 */
public final class ObjectStore {

    /** How many changes a watch can be behind before it has to list again. */
    static final int HISTORY = 10_000;

    private final Map<ResourceType, NavigableMap<String, ObjectNode>> objects = new HashMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private final List<Consumer<Change>> subscribers = new CopyOnWriteArrayList<>();
    private long version = 1;
    private long forgotten = 1;

    /** The resource version of the latest change. */
    public synchronized long version() {
        return version;
    }

    public synchronized Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
        return Optional.ofNullable(of(type).get(key(namespace, name)));
    }

    /** The objects of a kind, ordered by namespace and name; of all namespaces when the namespace is empty. */
    public synchronized List<ObjectNode> list(ResourceType type, String namespace) {
        if (namespace.isEmpty()) {
            return List.copyOf(of(type).values());
        }
        return List.copyOf(of(type).subMap(namespace + "/", namespace + "0").values());
    }

    /**
     * Replaces an object if it is still the one that the caller saw.
     *
     * @param before the very node that the store handed out; null if there must be none
     * @param after the object to store, given away to the store; null to remove
     * @return false when somebody else was faster and nothing was written
     */
    @SuppressWarnings("ReferenceEquality") // compare and set: equal content is not the same object
    public synchronized boolean swap(
            ResourceType type, String namespace, String name, @Nullable ObjectNode before, @Nullable ObjectNode after) {
        String key = key(namespace, name);
        if (of(type).get(key) != before) {
            return false;
        }
        version++;
        ObjectNode gone = before;
        if (after != null) {
            after.withObject("/metadata").put("resourceVersion", Long.toString(version));
            of(type).put(key, after);
        } else if (before != null) {
            // A removal has a version of its own, or a watch would resume before it.
            gone = before.deepCopy();
            gone.withObject("/metadata").put("resourceVersion", Long.toString(version));
            of(type).remove(key);
        }
        publish(new Change(version, type, gone, after));
        return true;
    }

    /**
     * Hands every change after a version to a subscriber, first the past ones, then each as it happens, on the thread
     * that makes it.
     *
     * @return what ends the subscription, or empty when the history does not reach back that far
     */
    public synchronized Optional<Runnable> subscribe(long after, Consumer<Change> subscriber) {
        if (after < forgotten) {
            return Optional.empty();
        }
        history.stream().filter(change -> change.version() > after).forEach(subscriber);
        subscribers.add(subscriber);
        return Optional.of(() -> subscribers.remove(subscriber));
    }

    /** What is there now, together with the changes from now on: nothing is missed in between. */
    public synchronized Runnable listAndSubscribe(
            ResourceType type, String namespace, Consumer<List<ObjectNode>> present, Consumer<Change> subscriber) {
        present.accept(new ArrayList<>(list(type, namespace)));
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    private void publish(Change change) {
        history.addLast(change);
        if (history.size() > HISTORY) {
            forgotten = history.removeFirst().version();
        }
        subscribers.forEach(subscriber -> subscriber.accept(change));
    }

    private NavigableMap<String, ObjectNode> of(ResourceType type) {
        return objects.computeIfAbsent(type, t -> new TreeMap<>());
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
