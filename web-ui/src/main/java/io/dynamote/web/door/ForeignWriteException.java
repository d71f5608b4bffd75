package io.dynamote.web.door;

import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** Another site's page tried to write here with the visitor's browser. */
final class ForeignWriteException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ForeignWriteException(String origin) {
        super(
                "foreign_origin",
                HttpStatus.FORBIDDEN,
                "Writes from other sites are refused",
                "the request comes from " + origin + ", which is not this portal",
                List.of());
    }
}
