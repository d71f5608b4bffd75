package io.dynamote.alert.store;

import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** What cannot be done with routes and receivers. */
public sealed class AlertingException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private AlertingException(String code, HttpStatus status, String title, String detail) {
        super(code, status, title, detail, List.of());
    }

    /** Somebody was faster. */
    public static final class Changed extends AlertingException {

        private static final long serialVersionUID = 1L;

        Changed(int expected, int actual) {
            super(
                    "routes_changed",
                    HttpStatus.CONFLICT,
                    "Routes and receivers were changed meanwhile",
                    "They are at revision " + actual + ", not at " + expected + ": look at them and try again.");
        }
    }
}
