package io.dynamote.runtime.problem;

import java.util.List;

import io.dynamote.runtime.trace.TraceContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import jakarta.inject.Singleton;

/** A body that is not compressed as its header says is the client's mistake, which the server finds below our code. */
@Singleton
final class ContentCodingHandler implements ExceptionHandler<DecompressionException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // the signature of the framework
    public HttpResponse<?> handle(HttpRequest request, DecompressionException e) {
        // Without its value: the server has taken the header away by now.
        FieldError error = new FieldError(
                HttpHeaders.CONTENT_ENCODING, null, "must be how the body is compressed: " + e.getMessage());
        Problem problem = Problem.of(
                "unreadable_content_coding",
                HttpStatus.BAD_REQUEST.getCode(),
                "The body cannot be decompressed",
                "The body is not compressed as " + HttpHeaders.CONTENT_ENCODING + " says",
                List.of(error),
                TraceContext.of(request).traceId());
        return HttpResponse.badRequest().contentType(Problem.MEDIA_TYPE).body(problem);
    }
}
