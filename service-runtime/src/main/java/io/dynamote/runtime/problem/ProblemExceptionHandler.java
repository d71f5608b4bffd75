package io.dynamote.runtime.problem;

import java.time.Duration;

import io.dynamote.runtime.trace.TraceContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** The only place where an error family becomes a response. */
@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // the signature of the framework
    public HttpResponse<?> handle(HttpRequest request, ProblemException e) {
        Problem problem = Problem.of(
                e.code(),
                e.status().getCode(),
                e.title(),
                e.getMessage(),
                e.errors(),
                TraceContext.of(request).traceId());
        MutableHttpResponse<Problem> response = HttpResponse.<Problem>status(e.status())
                .contentType(Problem.MEDIA_TYPE)
                .body(problem);
        Duration retryAfter = e.retryAfter();
        return retryAfter == null
                ? response
                : response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
}
