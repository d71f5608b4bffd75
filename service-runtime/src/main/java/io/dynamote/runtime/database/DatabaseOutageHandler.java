package io.dynamote.runtime.database;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers failures that no more specific handler knows: with one clear 503 if an outage of Postgres is behind them, else
 * with a 500 whose reason only the log tells. The database layers wrap an outage in exceptions of many kinds without a
 * common type, or let the bare one through, so the cause decides.
 */
@Singleton
@Requires(property = "datasources.default.url")
final class DatabaseOutageHandler implements ExceptionHandler<Exception, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutageHandler.class);

    private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;
    private final ErrorResponseProcessor<?> errors;

    DatabaseOutageHandler(
            ExceptionHandler<ProblemException, HttpResponse<?>> problems, ErrorResponseProcessor<?> errors) {
        this.problems = problems;
        this.errors = errors;
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature of the framework
    public HttpResponse<?> handle(HttpRequest request, Exception failure) {
        if (DatabaseOutage.causes(failure)) {
            return problems.handle(request, new DatabaseUnavailableException());
        }
        LOG.atError().setCause(failure).addKeyValue("path", request.getPath()).log("request failed unexpectedly");
        return errors.processResponse(
                ErrorContext.builder(request).cause(failure).build(), HttpResponse.serverError());
    }
}
