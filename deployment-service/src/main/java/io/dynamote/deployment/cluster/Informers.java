package io.dynamote.deployment.cluster;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

/**
 * The cached objects of one kind: one informer for all namespaces, or one for each watched one.
 *
 * @param <T> the kind
 */
final class Informers<T extends HasMetadata> implements AutoCloseable {

    private static final String BY_KEY = "key";

    private final List<SharedIndexInformer<T>> informers;

    private Informers(List<SharedIndexInformer<T>> informers) {
        this.informers = informers;
    }

    /**
     * Starts watching. A failure of any kind is tried again until {@link #close}.
     *
     * @param key under which {@link #get} finds an object
     * @param changed gets every object that appears, changes or goes
     */
    static <T extends HasMetadata> Informers<T> start(
            Stream<? extends Informable<T>> sources, Function<T, String> key, Consumer<T> changed) {
        List<SharedIndexInformer<T>> informers =
                sources.map(source -> start(source, key, changed)).toList();
        return new Informers<>(informers);
    }

    private static <T extends HasMetadata> SharedIndexInformer<T> start(
            Informable<T> source, Function<T, String> key, Consumer<T> changed) {
        SharedIndexInformer<T> informer = source.runnableInformer(0)
                .addIndexers(Map.of(BY_KEY, object -> List.of(key.apply(object))))
                .exceptionHandler((started, failure) -> true)
                .addEventHandler(new Handler<>(changed));
        var _ = informer.start();
        return informer;
    }

    List<T> get(String key) {
        return informers.stream()
                .flatMap(informer -> informer.getIndexer().byIndex(BY_KEY, key).stream())
                .toList();
    }

    Optional<T> first(String key) {
        return get(key).stream().findFirst();
    }

    /** The object of this {@code namespace/name}. */
    Optional<T> named(String name) {
        return informers.stream()
                .map(informer -> informer.getStore().getByKey(name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    Stream<T> all() {
        return informers.stream().flatMap(informer -> informer.getStore().list().stream());
    }

    /** Whether what is cached follows the cluster: filled once, and its watch is open. */
    boolean isCurrent() {
        return informers.stream().allMatch(informer -> informer.hasSynced() && informer.isWatching());
    }

    /** How many objects are cached. */
    int size() {
        return informers.stream()
                .mapToInt(informer -> informer.getStore().listKeys().size())
                .sum();
    }

    boolean hasSynced() {
        return informers.stream().allMatch(SharedIndexInformer::hasSynced);
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::stop);
    }

    private record Handler<T>(Consumer<T> changed) implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            changed.accept(object);
        }

        @Override
        public void onUpdate(T before, T after) {
            changed.accept(after);
        }

        @Override
        public void onDelete(T object, boolean finalStateUnknown) {
            changed.accept(object);
        }
    }
}
