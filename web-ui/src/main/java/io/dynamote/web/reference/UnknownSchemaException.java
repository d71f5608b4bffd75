package io.dynamote.web.reference;

import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** A type of which no topic tells. */
final class UnknownSchemaException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownSchemaException(String type) {
        super(
                "schema_not_found",
                HttpStatus.NOT_FOUND,
                "There is no such type of event",
                "no topic has events of type " + type + "; /api/asyncapi.yaml lists those that there are",
                List.of());
    }
}
