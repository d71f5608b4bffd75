package io.dynamote.catalog.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All models at one moment, ready to be searched. Retired ones are kept as well, so that what is known of a row never
 * falls back to something older, whatever the order in which news of it arrives.
 */
final class CatalogSnapshot {

    static final CatalogSnapshot EMPTY = new CatalogSnapshot(Map.of());

    private final Map<String, ModelRow> rows;
    private final List<Entry> entries;

    private CatalogSnapshot(Map<String, ModelRow> rows) {
        this.rows = rows;
        this.entries = rows.values().stream()
                .filter(row -> !row.retired())
                .map(Entry::of)
                .sorted(Comparator.comparing(Entry::sortKey))
                .toList();
    }

    /** The snapshot with these rows, unless it has newer ones. */
    CatalogSnapshot with(Collection<ModelRow> changed) {
        Map<String, ModelRow> merged = new HashMap<>(rows);
        boolean news = false;
        for (ModelRow row : changed) {
            ModelRow known = merged.get(row.model().id().value());
            if (known == null || known.revision() < row.revision()) {
                merged.put(row.model().id().value(), row);
                news = true;
            }
        }
        return news ? new CatalogSnapshot(merged) : this;
    }

    /** The model with this id, unless it is retired. */
    Optional<ModelRow> find(String id) {
        return Optional.ofNullable(rows.get(id)).filter(row -> !row.retired());
    }

    /** The models that match, in the order of the list, from the first one after {@code position}. */
    Stream<Entry> search(ModelFilter filter, @Nullable String position) {
        return entries.stream()
                .filter(entry -> position == null || entry.sortKey().compareTo(position) > 0)
                .filter(filter::matches);
    }

    /** Every model, in the order of the list. */
    List<Model> models() {
        return entries.stream().map(Entry::model).toList();
    }

    /** A model with what a search needs of it. */
    record Entry(Model model, ModelView view, String searchText, String sortKey, long size) {

        static Entry of(ModelRow row) {
            Model model = row.model();
            String text = model.name() + '\n' + model.id() + '\n' + model.description();
            return new Entry(
                    model,
                    ModelView.of(model),
                    SearchText.fold(text),
                    SearchText.sortKey(model.name(), model.id().value()),
                    model.size().nominal());
        }
    }
}
