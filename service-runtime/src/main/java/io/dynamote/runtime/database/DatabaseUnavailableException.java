package io.dynamote.runtime.database;

import java.time.Duration;
import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** Postgres cannot be reached. A transaction is whole or not at all; which of both, a client may not learn. */
final class DatabaseUnavailableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException() {
        super(
                "database_unavailable",
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database cannot be reached",
                "The database of this service cannot be reached. Try again in a few seconds; with an Idempotency-Key that is"
                        + " safe even if the connection broke while a change was being stored.",
                List.of());
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(5);
    }
}
