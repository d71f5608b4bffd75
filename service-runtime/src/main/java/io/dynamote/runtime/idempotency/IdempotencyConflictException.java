package io.dynamote.runtime.idempotency;

import java.util.List;

import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** The key was used for another request. */
final class IdempotencyConflictException extends ProblemException {

    private static final long serialVersionUID = 1L;

    IdempotencyConflictException(IdempotencyKey key) {
        super(
                "idempotency_key_reused",
                HttpStatus.CONFLICT,
                "The Idempotency-Key was used for another request",
                "The Idempotency-Key was used with a different body within the last 24 hours. Use a new key.",
                List.of(new FieldError(IdempotencyKey.HEADER, key.value(), "must be new for a new request")));
    }
}
