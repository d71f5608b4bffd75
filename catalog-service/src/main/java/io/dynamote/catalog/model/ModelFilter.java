package io.dynamote.catalog.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which models to list; all conditions hold.
 *
 * @param words folded; each occurs in name, id or description
 * @param engine that serves the model; null for any
 * @param task of the model; null for any
 * @param minSize least number of parameters, as the size says it
 * @param maxSize greatest number of parameters, as the size says it
 */
record ModelFilter(
        List<String> words,
        @Nullable Engine engine,
        @Nullable Task task,
        long minSize,
        long maxSize) {

    /** Every model. */
    static final ModelFilter ALL = new ModelFilter(List.of(), null, null, 0, Long.MAX_VALUE);

    boolean matches(CatalogSnapshot.Entry entry) {
        return entry.size() >= minSize
                && entry.size() <= maxSize
                && (task == null || task == entry.model().task())
                && (engine == null || entry.model().supportedEngines().contains(engine))
                && words.stream().allMatch(entry.searchText()::contains);
    }
}
