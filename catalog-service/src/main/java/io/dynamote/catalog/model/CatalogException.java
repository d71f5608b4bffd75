package io.dynamote.catalog.model;

import java.time.Duration;
import java.util.List;

import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** What the catalog refuses, apart from invalid input. */
@SuppressWarnings("serial") // never serialised
abstract sealed class CatalogException extends ProblemException {

    private CatalogException(String code, HttpStatus status, String title, String detail, List<FieldError> errors) {
        super(code, status, title, detail, errors);
    }

    /** No such model, or it is retired. */
    static final class NotFound extends CatalogException {
        NotFound(String id) {
            super(
                    "model_not_found",
                    HttpStatus.NOT_FOUND,
                    "There is no such model",
                    "The catalog has no model with this id.",
                    List.of(new FieldError("id", id, "must be the id of a model in the catalog")));
        }
    }

    /** A model with this id is there already. */
    static final class Exists extends CatalogException {
        Exists(ModelId id) {
            super(
                    "model_exists",
                    HttpStatus.CONFLICT,
                    "The model is in the catalog already",
                    "The catalog has a model with this id. To change it, send PUT /api/models/" + id + ".",
                    List.of(new FieldError("id", id.value(), "must not be in the catalog yet")));
        }
    }

    /** The model was changed since the client read it. */
    static final class VersionMismatch extends CatalogException {
        VersionMismatch(String given, ModelRow row) {
            super(
                    "version_mismatch",
                    HttpStatus.PRECONDITION_FAILED,
                    "The model was changed in the meantime",
                    "The model was changed since it was read. Read it again and repeat the change.",
                    List.of(new FieldError(
                            HttpHeaders.IF_MATCH, given, "must be the ETag of the model, now " + row.entityTag())));
        }
    }

    /** Postgres was not reached yet, so nothing is known. */
    static final class NotLoaded extends CatalogException {
        NotLoaded() {
            super(
                    "catalog_not_loaded",
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The catalog is not loaded yet",
                    "The service has not reached its database since it started. Try again in a few seconds.",
                    List.of());
        }

        @Override
        public @Nullable Duration retryAfter() {
            return Duration.ofSeconds(2);
        }
    }
}
