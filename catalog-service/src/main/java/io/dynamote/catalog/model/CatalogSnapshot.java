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

    private final Map<String, Entry> known;
    private final List<Entry> listed;

    private CatalogSnapshot(Map<String, Entry> known) {
        this.known = known;
        this.listed = known.values().stream()
                .filter(entry -> !entry.row().retired())
                .sorted(Comparator.comparing(Entry::sortKey))
                .toList();
    }

    /** The snapshot with these rows, unless it has newer ones. */
    CatalogSnapshot with(Collection<ModelRow> changed) {
        Map<String, Entry> merged = new HashMap<>(known);
        boolean news = false;
        for (ModelRow row : changed) {
            String id = row.model().id().value();
            Entry before = merged.get(id);
            if (before == null || before.row().revision() < row.revision()) {
                merged.put(id, Entry.of(row));
                news = true;
            }
        }
        return news ? new CatalogSnapshot(merged) : this;
    }

    /** The model with this id, unless it is retired. */
    Optional<ModelRow> find(String id) {
        return Optional.ofNullable(known.get(id)).map(Entry::row).filter(row -> !row.retired());
    }

    /** The models that match, in the order of the list, from the first one after {@code position}. */
    Stream<Entry> search(ModelFilter filter, @Nullable String position) {
        return listed.stream()
                .filter(entry -> position == null || entry.sortKey().compareTo(position) > 0)
                .filter(filter::matches);
    }

    /** How many models are listed. */
    int size() {
        return listed.size();
    }

    /** Every model, in the order of the list. */
    List<Model> models() {
        return listed.stream().map(Entry::model).toList();
    }

    /** A row with what a search needs of it. */
    record Entry(ModelRow row, ModelView view, String searchText, String sortKey, long size) {

        static Entry of(ModelRow row) {
            Model model = row.model();
            String text = model.name() + '\n' + model.id() + '\n' + model.description();
            return new Entry(
                    row,
                    ModelView.of(model),
                    SearchText.fold(text),
                    SearchText.sortKey(model.name(), model.id().value()),
                    model.size().nominal());
        }

        Model model() {
            return row.model();
        }
    }
}
