package io.dynamote.runtime.database;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import org.jspecify.annotations.Nullable;

/** Any failure of a request that an outage of Postgres caused becomes one clear 503. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "datasources.default.url")
final class DatabaseOutageHandler {

    private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;

    DatabaseOutageHandler(ExceptionHandler<ProblemException, HttpResponse<?>> problems) {
        this.problems = problems;
    }

    @ResponseFilter
    @Nullable
    HttpResponse<?> unavailable(HttpRequest<?> request, @Nullable Throwable failure) {
        return failure != null && DatabaseOutage.causes(failure)
                ? problems.handle(request, new DatabaseUnavailableException())
                : null;
    }
}
