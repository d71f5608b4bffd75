package io.dynamote.catalog.model;

import java.sql.SQLException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.runtime.idempotency.StoredAnswer;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What can be done to the catalog. */
@Singleton
class ModelWrites {

    private final CatalogWriter writer;
    private final ObjectMapper json;

    ModelWrites(CatalogWriter writer, ObjectMapper json) {
        this.writer = writer;
        this.json = json;
    }

    /**
     * Adds a model, or brings a retired one back with new facts.
     *
     * @throws CatalogException.Exists if it is in the catalog
     */
    StoredAnswer add(WriteRequest request, Model model) {
        return writer.write(request, change -> {
            if (change.find(model.id()).isPresent()) {
                throw new CatalogException.Exists(model.id());
            }
            change.put(model);
            return answer(HttpStatus.CREATED, ModelView.of(model));
        });
    }

    /**
     * Replaces the facts of a model; the same facts again are no change.
     *
     * @param ifMatch entity tag that the model must have, {@code *} or null for any
     * @throws CatalogException.NotFound if it is not in the catalog
     * @throws CatalogException.VersionMismatch if its entity tag is another one
     */
    StoredAnswer replace(WriteRequest request, Model model, @Nullable String ifMatch) {
        return writer.write(request, change -> {
            ModelRow row = existing(change, model.id(), ifMatch);
            if (!row.model().equals(model)) {
                change.put(model);
            }
            return answer(HttpStatus.OK, ModelView.of(model));
        });
    }

    /** Takes a model out of the catalog; parameters and errors as in {@link #replace}. */
    StoredAnswer retire(WriteRequest request, ModelId id, @Nullable String ifMatch) {
        return writer.write(request, change -> {
            change.retire(existing(change, id, ifMatch).model());
            return new StoredAnswer(HttpStatus.NO_CONTENT.getCode(), MediaType.APPLICATION_JSON, "");
        });
    }

    /**
     * Adds and replaces models, all or none. Models that the list does not have stay as they are.
     *
     * @param dryRun whether only to tell what would happen
     */
    StoredAnswer importAll(WriteRequest request, List<Model> models, boolean dryRun) {
        return writer.write(request, change -> {
            ImportPlan plan = ImportPlan.of(models, change);
            if (!dryRun) {
                plan.apply(change);
            }
            return answer(HttpStatus.OK, plan.view(dryRun));
        });
    }

    private static ModelRow existing(CatalogChange change, ModelId id, @Nullable String ifMatch) throws SQLException {
        ModelRow row = change.find(id).orElseThrow(() -> new CatalogException.NotFound(id.value()));
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(row.entityTag())) {
            throw new CatalogException.VersionMismatch(ifMatch, row);
        }
        return row;
    }

    private StoredAnswer answer(HttpStatus status, Object body) {
        try {
            return new StoredAnswer(status.getCode(), MediaType.APPLICATION_JSON, json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view must always be writable: " + body.getClass(), e);
        }
    }
}
