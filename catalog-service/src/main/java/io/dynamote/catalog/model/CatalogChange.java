package io.dynamote.catalog.model;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalog while it is locked for one write; collects the rows that the write changes. */
final class CatalogChange {

    private final ModelTable table;
    private final long revision;
    private final Map<ModelId, ModelRow> changed = new LinkedHashMap<>();

    CatalogChange(ModelTable table, long newest) {
        this.table = table;
        this.revision = newest + 1;
    }

    /** The rows with these ids, retired ones as well. */
    Map<ModelId, ModelRow> find(Collection<ModelId> ids) throws SQLException {
        return table.find(ids).stream()
                .collect(Collectors.toMap(row -> row.model().id(), Function.identity()));
    }

    /** The model with this id, unless it is retired. */
    Optional<ModelRow> find(ModelId id) throws SQLException {
        return Optional.ofNullable(find(List.of(id)).get(id)).filter(row -> !row.retired());
    }

    /** The ids that were not offered to this catalog before; from now on they were. */
    Set<ModelId> notShippedBefore(Collection<ModelId> ids) throws SQLException {
        return table.noteShipped(ids);
    }

    /** Inserts the model, or replaces what is there. */
    void put(Model model) {
        changed.put(model.id(), new ModelRow(model, false, revision));
    }

    /** Takes the model out of the catalog. */
    void retire(Model model) {
        changed.put(model.id(), new ModelRow(model, true, revision));
    }

    long revision() {
        return revision;
    }

    List<ModelRow> rows() {
        return List.copyOf(changed.values());
    }
}
