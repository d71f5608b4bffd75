package io.dynamote.telemetry.host;

import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** What is asked about a host cannot be answered. */
public abstract sealed class HostException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private HostException(String code, HttpStatus status, String title, String detail) {
        super(code, status, title, detail, List.of());
    }

    /** Nothing is known of the host. */
    public static final class NotFound extends HostException {
        private static final long serialVersionUID = 1L;

        public NotFound(String id) {
            super("host_not_found", HttpStatus.NOT_FOUND, "No such host", "nothing is known of a host " + id);
        }
    }
}
