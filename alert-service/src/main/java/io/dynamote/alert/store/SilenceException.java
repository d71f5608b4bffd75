package io.dynamote.alert.store;

import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** What cannot be done with a silence or a maintenance window. */
public sealed class SilenceException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private SilenceException(String code, HttpStatus status, String title, String detail) {
        super(code, status, title, detail, List.of());
    }

    /** There is none of this name. */
    public static final class NotFound extends SilenceException {

        private static final long serialVersionUID = 1L;

        NotFound(String name) {
            super("silence_not_found", HttpStatus.NOT_FOUND, "No such silence", "There is no silence " + name + ".");
        }
    }

    /** It is over, or has begun. */
    public static final class TooLate extends SilenceException {

        private static final long serialVersionUID = 1L;

        TooLate(String name, String why) {
            super("silence_too_late", HttpStatus.CONFLICT, "Too late", "Silence " + name + " " + why + ".");
        }
    }
}
