package io.dynamote.runtime.database;

import java.time.Duration;
import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** Postgres cannot be reached, so nothing was changed. */
final class DatabaseUnavailableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException() {
        super(
                "database_unavailable",
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database cannot be reached",
                "The database of this service cannot be reached. Nothing was changed; try again in a few seconds.",
                List.of());
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(5);
    }
}
