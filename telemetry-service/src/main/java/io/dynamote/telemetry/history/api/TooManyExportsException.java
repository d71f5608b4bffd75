package io.dynamote.telemetry.history.api;

import java.time.Duration;
import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** As many exports as there may be at once are being sent. */
final class TooManyExportsException extends ProblemException {

    private static final long serialVersionUID = 1L;

    TooManyExportsException(int most) {
        super(
                "too_many_exports",
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many exports at once",
                most + " exports of history are being sent; no more are begun until one of them ends.",
                List.of());
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(10);
    }
}
