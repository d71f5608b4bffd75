package io.dynamote.runtime.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem document.
 *
 * @param type URI reference of the kind of problem
 * @param title the kind in words, the same for every occurrence
 * @param status HTTP status code
 * @param detail this occurrence in words
 * @param code stable snake_case word for programs
 * @param errors the fields at fault; empty if no field is to blame
 * @param traceId trace id under which the service logged the request
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String code,
        List<FieldError> errors,
        @Nullable String traceId) {

    /** Media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem whose type follows from its code. */
    public static Problem of(
            String code,
            int status,
            String title,
            @Nullable String detail,
            List<FieldError> errors,
            @Nullable String traceId) {
        return new Problem("urn:dynamote:problem:" + code, title, status, detail, code, errors, traceId);
    }
}
