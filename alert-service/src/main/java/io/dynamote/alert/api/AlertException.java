package io.dynamote.alert.api;

import java.time.Duration;
import java.util.List;

import io.dynamote.runtime.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** What cannot be answered. */
abstract sealed class AlertException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private AlertException(String code, HttpStatus status, String title, String detail) {
        super(code, status, title, detail, List.of());
    }

    /** There is none of this name. */
    static final class NotFound extends AlertException {

        private static final long serialVersionUID = 1L;

        /**
         * Says what is not there.
         *
         * @param what {@code alert}, {@code incident}, {@code rule}, {@code silence} or {@code receiver}
         */
        NotFound(String what, Object name) {
            super(
                    what + "_not_found",
                    HttpStatus.NOT_FOUND,
                    "No such " + what,
                    "There is no " + what + " " + name + ".");
        }
    }

    /** A link that was not made here, or is over. */
    static final class Link extends AlertException {

        private static final long serialVersionUID = 1L;

        Link() {
            super(
                    "link_invalid",
                    HttpStatus.GONE,
                    "The link is not valid any more",
                    "Links in messages are valid for a day. Acknowledge the alert in the portal.");
        }
    }

    /** Others are being made. */
    static final class Busy extends AlertException {

        private static final long serialVersionUID = 1L;

        Busy() {
            super(
                    "dry_run_busy",
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many dry runs at once",
                    "Other dry runs are being made. Try again in a few seconds.");
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(5);
        }
    }
}
