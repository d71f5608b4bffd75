package io.dynamote.runtime.problem;

import java.time.Duration;
import java.util.List;

import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Base of a service's one error family. A service seals its own subclass and maps nothing by hand: the runtime turns it
 * into a problem document.
 */
@SuppressWarnings("serial") // never serialised; the fields are records
public abstract class ProblemException extends RuntimeException {

    private final String code;
    private final HttpStatus status;
    private final String title;
    private final List<FieldError> errors;

    protected ProblemException(
            String code, HttpStatus status, String title, @Nullable String detail, List<FieldError> errors) {
        super(detail == null ? title : detail);
        this.code = code;
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    /** Stable snake_case word for programs. */
    public final String code() {
        return code;
    }

    /** Status of the response. */
    public final HttpStatus status() {
        return status;
    }

    /** The kind of problem in words. */
    public final String title() {
        return title;
    }

    /** The fields at fault. */
    public final List<FieldError> errors() {
        return errors;
    }

    /** When the client may try again, for the {@code Retry-After} header; null if that says nothing. */
    public @Nullable Duration retryAfter() {
        return null;
    }
}
