package io.dynamote.catalog.model;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an import does.
 *
 * @param created models that the catalog does not have, or has retired
 * @param updated models whose facts differ
 * @param unchanged models that are there just so
 */
record ImportPlan(List<Model> created, List<Model> updated, List<Model> unchanged) {

    static ImportPlan of(List<Model> models, CatalogChange change) throws SQLException {
        Map<ModelId, ModelRow> known =
                change.find(models.stream().map(Model::id).toList());
        ImportPlan plan = new ImportPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Model model : models) {
            ModelRow row = known.get(model.id());
            if (row == null || row.retired()) {
                plan.created.add(model);
            } else if (row.model().equals(model)) {
                plan.unchanged.add(model);
            } else {
                plan.updated.add(model);
            }
        }
        return plan;
    }

    void apply(CatalogChange change) {
        created.forEach(change::put);
        updated.forEach(change::put);
    }

    View view(boolean dryRun) {
        return new View(dryRun, ids(created), ids(updated), ids(unchanged));
    }

    private static List<String> ids(List<Model> models) {
        return models.stream().map(model -> model.id().value()).toList();
    }

    /** The answer to an import: ids in the order of the file. */
    record View(boolean dryRun, List<String> created, List<String> updated, List<String> unchanged) {}
}
