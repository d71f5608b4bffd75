package io.dynamote.runtime.problem;

import java.util.List;
import java.util.Locale;

import io.dynamote.runtime.trace.TraceContext;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;

/** Gives the framework's own errors (unknown path, wrong method, unreadable parameter) the shape of our problems. */
@Singleton
@Primary
final class ProblemResponseProcessor implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        List<FieldError> errors = context.getRootCause()
                .map(ProblemResponseProcessor::fieldErrors)
                .orElse(List.of());
        Problem problem = Problem.of(
                code(status),
                status.getCode(),
                status.getReason(),
                detail(context, status),
                errors,
                TraceContext.of(context.getRequest()).traceId());
        return response.contentType(Problem.MEDIA_TYPE).body(problem);
    }

    private static List<FieldError> fieldErrors(Throwable cause) {
        return switch (cause) {
            case ConversionErrorException e ->
                List.of(new FieldError(
                        e.getArgument().getName(),
                        e.getConversionError().getOriginalValue().orElse(null),
                        "must be " + kind(e.getArgument())));
            case UnsatisfiedRouteException e ->
                List.of(new FieldError(e.getArgument().getName(), null, "is required"));
            default -> List.of();
        };
    }

    private static String kind(Argument<?> argument) {
        Class<?> type = argument.getType();
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
        }
        return "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String detail(ErrorContext context, HttpStatus status) {
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return "Something went wrong here. The log has the reason under the trace id.";
        }
        return context.getErrors().stream().findFirst().map(Error::getMessage).orElse(status.getReason());
    }

    private static String code(HttpStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
