package io.dynamote.runtime.problem;

import java.util.List;

import io.micronaut.http.HttpStatus;

/** The request was understood and refused: at least one field is not as expected. */
public final class InvalidInputException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public InvalidInputException(List<FieldError> errors) {
        this(HttpStatus.UNPROCESSABLE_ENTITY, "invalid_input", "The request has invalid fields", errors);
    }

    InvalidInputException(HttpStatus status, String code, String title, List<FieldError> errors) {
        super(code, status, title, summary(errors), errors);
    }

    /** A single field, or a body that cannot be read at all (then the field is {@code body}). */
    public static InvalidInputException of(String field, Object value, String message) {
        return new InvalidInputException(List.of(new FieldError(field, value, message)));
    }

    /** A body or parameter that could not even be parsed. */
    public static InvalidInputException malformed(FieldError error) {
        return new InvalidInputException(
                HttpStatus.BAD_REQUEST, "malformed_request", "The request cannot be read", List.of(error));
    }

    private static String summary(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return first.field() + " " + first.message() + more;
    }
}
